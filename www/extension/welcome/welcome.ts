// Owns the page that opens once, after installation: its words in the reader's language, and each of the extension's permissions
// with its reason. The permissions are read from the manifest, so that none can be left out.

import { byId, element } from "../dom.js";
import { say, sayPage } from "../i18n.js";

sayPage();
const { permissions = [], optional_host_permissions: hosts = [] } = chrome.runtime.getManifest() as chrome.runtime.ManifestV3;
const reasons: [string, string][] = permissions.map((name) => [name, say(`permission_${name}`)]);
if (hosts.length > 0) reasons.push([say("permission_hosts_name"), say("permission_hosts")]);
byId("permissions").replaceChildren(...reasons.map(([name, reason]) => element("div", {}, element("dt", {}, name), element("dd", {}, reason))));
