// Opens the browsers for the tests, at CHROME_BIN, CHROMEDRIVER, FIREFOX_BIN and GECKODRIVER, or else as found on PATH.
// FACTLIGHT_BROWSERS=chromium (or firefox) runs the tests in that one only.

import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Builder } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";

/** The browsers to test in. */
export const BROWSERS = (process.env.FACTLIGHT_BROWSERS ?? "chromium,firefox").split(",").map((name) => name.trim());

function find(variable, ...names) {
  if (process.env[variable]) return process.env[variable];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error(`${names[0]} is not on PATH; install it, or set ${variable} to where it is`);
}

const CHROMIUM_FLAGS = [
  "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
];

/**
 * Opens a browser. `mobile`: 320 px wide; `dark`: the reader prefers dark; `reducedMotion`: and little motion; `forcedColors`:
 * and colours of their own; `scale`: how much larger everything is; `addon`: the folder of an extension to install;
 * `preferences`: more of Firefox's own.
 */
export async function open(name, options = {}) {
  const driver = await (name === "firefox" ? openFirefox(options) : openChromium(options));
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  return driver;
}

async function openChromium({ mobile = false, dark = false, reducedMotion = false, forcedColors = false, scale = 1, addon }) {
  const profile = mkdtempSync(join(tmpdir(), "factlight-chromium-"));
  const options = new chrome.Options();
  options.setChromeBinaryPath(find("CHROME_BIN", "chromium", "chromium-browser", "google-chrome"));
  options.addArguments(...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, `--force-device-scale-factor=${scale}`);
  options.addArguments(mobile ? "--window-size=500,700" : "--window-size=1280,900");
  if (addon) {
    options.excludeSwitches("disable-extensions");
    options.addArguments(`--load-extension=${addon}`, "--disable-features=DisableLoadExtensionCommandLineSwitch");
  }
  // Chromium starts no sandbox for root.
  if (process.getuid?.() === 0) options.addArguments("--no-sandbox");
  options.setLoggingPrefs({ browser: "ALL" });
  const service = new chrome.ServiceBuilder(find("CHROMEDRIVER", "chromedriver"));
  const driver = await new Builder().forBrowser("chrome").setChromeOptions(options).setChromeService(service).build();
  const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
  if (reducedMotion) features.push({ name: "prefers-reduced-motion", value: "reduce" });
  if (forcedColors) features.push({ name: "forced-colors", value: "active" });
  await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
  if (scale !== 1 && !mobile) {
    // A magnified page has less room.
    const metrics = { width: Math.round(1280 / scale), height: Math.round(900 / scale), deviceScaleFactor: scale, mobile: false };
    await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", metrics);
  }
  if (mobile) {
    const metrics = { width: 320, height: 640, deviceScaleFactor: scale, mobile: true };
    await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", metrics);
    await driver.sendDevToolsCommand("Emulation.setTouchEmulationEnabled", { enabled: true });
  }
  return closing(driver, () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
}

async function openFirefox({ mobile = false, dark = false, reducedMotion = false, forcedColors = false, scale = 1, addon, preferences = {} }) {
  const options = new firefox.Options();
  options.setBinary(find("FIREFOX_BIN", "firefox", "firefox-esr"));
  options.addArguments("-headless", ...(mobile ? ["--width=500", "--height=700"] : ["--width=1280", "--height=900"]));
  options.setPreference("ui.systemUsesDarkTheme", dark ? 1 : 0);
  options.setPreference("layout.css.prefers-color-scheme.content-override", dark ? 0 : 1);
  options.setPreference("ui.prefersReducedMotion", reducedMotion ? 1 : 0);
  options.setPreference("browser.display.document_color_use", forcedColors ? 2 : 0);
  options.setPreference("layout.css.devPixelsPerPx", String(scale));
  for (const [name, value] of Object.entries(preferences)) options.setPreference(name, value);
  const service = new firefox.ServiceBuilder(find("GECKODRIVER", "geckodriver"));
  const driver = await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build();
  if (addon) await driver.installAddon(addon, true);
  if (scale !== 1 && !mobile) await driver.manage().window().setRect({ width: Math.round(1280 / scale), height: Math.round(900 / scale) });
  return closing(driver, () => {});
}

function closing(driver, after) {
  const quit = driver.quit.bind(driver);
  driver.quit = async () => {
    await quit();
    after();
  };
  return driver;
}
