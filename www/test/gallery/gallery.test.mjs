// The gallery: pages as they are found in the wild, and what must hold on each while it is marked, in both browsers and with both
// painters. A row is a page, the steps a reader takes, and what is seen then; docs/gallery.md shows how to add one.

import { describe, test } from "node:test";
import { click, copy, hover, inCard, leave, LOOSE_CSP, open, painters, paste, press, run, show, until, wait, width } from "../support/gallery.mjs";
import { inEachBrowser } from "../support/page.mjs";

const FERRY = "<p>The ferry to Dublin cost £4 million.</p>";
const BRIDGE = "<p>A bridge in Oslo is 300 metres long.</p>";
const FUND = "<p>The fund raised more than $2.1 billion in London.</p>";
const LONG = "<p>Nothing to see in this paragraph, only words that go on and on so that the page is long.</p>".repeat(60);
const STORY = `<p>The fund is of a size that nobody had thought of, and it goes on and on, as everyone there knew, for long, and so it was. ${FERRY.slice(3)}`.repeat(6);
const HIGH = '<div style="height:2000px"></div>';
const many = (wrap) => Array.from({ length: 2100 }, (_, n) => wrap(`The fund number ${n} raised $${n}.5 million in London.`)).join("\n");
const element = (name, shadow) => `<script>customElements.define("${name}", class extends HTMLElement {
  connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = \`${shadow}\` } })</script>`;

const facts = () => gallery.facts();
const card = () => gallery.card();
const focused = () => gallery.focused();

const READ = [
  ...["en_US", "EN_gb", "eng", "eng-US", "und", "mul", "zxx", "{{lang}}", "${locale}", "en-US-x-foo", "%lang%", "null", "x-default"].map((lang) => ({
    name: `lang="${lang}" is no other language`, page: `<!doctype html><html lang="${lang}"><body>${FERRY}</body></html>`, holds: facts, is: ["Dublin", "£4 million"],
  })),
  ...["de", "de-DE", "fra", "ang", "nl-NL"].map((lang) => ({
    name: `lang="${lang}" is another one`, html: `<div lang="${lang}">${FERRY}</div>${BRIDGE}`,
    holds: () => [...gallery.facts(), ...gallery.annotations.notices.map(({ language }) => language)], is: ["Oslo", "300 metres", lang],
  })),
  {
    name: "a consent bar that hides the page from screen readers hides no prose",
    html: `<div id="app" aria-hidden="true">${FERRY}${BRIDGE}</div><div role="dialog" aria-modal="true" style="position:fixed;bottom:0">We use cookies <button>OK</button></div>`,
    holds: facts, is: ["Dublin", "£4 million", "Oslo", "300 metres"],
  },
  {
    name: "aria-hidden on the body itself hides no prose", page: `<!doctype html><html lang="en"><body aria-hidden="true">${FERRY}</body></html>`, holds: facts, is: ["Dublin", "£4 million"],
  },
  {
    name: "nor where only the article is read", options: { content: "main" }, holds: () => gallery.facts().length, is: 12,
    html: `<div id="app" aria-hidden="true"><article><h1>A fund</h1>${STORY}</article></div><div role="dialog" aria-modal="true" style="position:fixed;bottom:0">We use cookies <button>OK</button></div>`,
  },
  {
    name: "of a price that is there twice, the one that is seen is read",
    head: `<style>.screen-reader-text{clip-path:inset(50%);height:1px;width:1px;overflow:hidden;position:absolute}.a-offscreen{position:absolute!important;left:-9999px}</style>`,
    html: `<p>Lamp: <del aria-hidden="true"><bdi>$20.00</bdi></del> <span class="screen-reader-text">Original price was: $20.00.</span> <ins aria-hidden="true"><bdi>$18.00</bdi></ins>
      <span class="screen-reader-text">Current price is: $18.00.</span></p><p><span class="a-offscreen">$12.99</span><span aria-hidden="true"><span>$</span><span>12<span>.</span></span><span>99</span></span></p>`,
    holds: facts, is: ["$20.00", "$18.00", "$12.99"],
  },
  {
    name: "what is aria-hidden beside the prose stays left out", html: `${LONG}${FERRY}<p aria-hidden="true">Also $99 in London.</p>`, holds: facts, is: ["Dublin", "£4 million"],
  },
  {
    name: "text nobody sees is neither marked nor counted",
    head: `<style>.o{position:absolute;left:-10000px}.z{font-size:0}.t{opacity:0}.h{height:0;overflow:hidden}.i{text-indent:-9999px;overflow:hidden}.tr{color:transparent}
      .u{position:absolute;top:-5000px}.s{transform:scale(0)}.c{clip-path:inset(50%)}.w{width:0;overflow:hidden;white-space:nowrap}.f{-webkit-text-fill-color:transparent}.m{max-height:0;overflow:clip}
      .a{scale:0}.b{translate:-9999px}.e{text-indent:100%;white-space:nowrap;overflow:hidden}.g{filter:opacity(0)}.j{margin-left:-9999px}</style>`,
    html: [..."oztihuswcfmabegj", "tr"].map((look, n) => `<p class="${look}">Price $1,299.${10 + n}</p>`).join("") + "<p>Seen $1,299.99</p>",
    holds: facts, is: ["$1,299.99"],
  },
  {
    name: "text with a picture for its colour, or scrolled out of its box, is seen",
    head: `<style>.g{background:linear-gradient(red,blue);-webkit-background-clip:text;background-clip:text;color:transparent}.b{height:50px;overflow:auto}</style>`,
    html: `<p class="g">Price $1,299.01</p><div class="b">${LONG}<p>Price $1,299.02</p></div>`, holds: facts, is: ["$1,299.01", "$1,299.02"],
  },
  {
    name: "text that a transition lets appear comes in", head: "<style>p{transition:opacity 0.1s}.t{opacity:0}</style>", html: `<p class="t" id="t">Price $1,299.01</p>${FERRY}`,
    steps: [run(() => t.classList.remove("t")), until(() => gallery.facts().length === 3)], holds: () => gallery.painted().toSorted(), is: ["$1,299.01", "Dublin", "£4 million"], isChanged: true,
  },
  {
    name: "text that a wider window shows comes in", head: "<style>@media (max-width:900px){.wide{display:none}}</style>", html: `<div class="wide">${FERRY}</div>${BRIDGE}`,
    before: [width(800)], steps: [width(1280), until(() => gallery.facts().length === 4)], holds: facts, is: ["Dublin", "£4 million", "Oslo", "300 metres"],
  },
  {
    name: "an element that is defined late comes in with its shadow root", html: `<x-late></x-late>${BRIDGE}`,
    steps: [run((html) => customElements.define("x-late", class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: "open" }).innerHTML = html;
      }
    }), FERRY), until(() => gallery.facts().length === 4)],
    holds: facts, is: ["Dublin", "£4 million", "Oslo", "300 metres"],
  },
  {
    name: "editors are never written into",
    html: `<iframe id="f" style="width:600px;height:90px" srcdoc="${FERRY}"></iframe><div contenteditable="true"><div id="inside">${BRIDGE}</div></div>
      <div id="ec">${FUND}</div><div contenteditable="plaintext-only">${FUND}</div><div role="textbox">${FUND}</div><p>It cost $5.</p>`,
    before: [until(() => f.contentDocument.body?.textContent), run(() => {
      f.contentDocument.designMode = "on";
      if ("EditContext" in window) ec.editContext = new EditContext();
      else ec.remove();
    })],
    holds: () => [...gallery.facts(), f.contentDocument.body.innerHTML === f.getAttribute("srcdoc")], is: ["$5", true],
  },
  {
    name: "what the reader begins to edit is left alone", html: `<div id="d" tabindex="0">${BRIDGE}</div>${FERRY}`,
    steps: [run(() => {
      d.contentEditable = "true";
      d.focus();
    }), until(() => gallery.facts().length === 2)], holds: () => [d.innerHTML, gallery.painted().toSorted()], is: [BRIDGE, ["Dublin", "£4 million"]], isChanged: true,
  },
  {
    name: "a frame that becomes an editor later is left alone", html: `<iframe id="f" style="width:600px;height:90px" srcdoc="${FERRY}"></iframe>`,
    before: [until(() => f.contentDocument.body?.textContent)], steps: [run(() => (f.contentDocument.designMode = "on")), wait(1200)],
    only: { painter: "span" }, holds: () => f.contentDocument.body.innerHTML === f.getAttribute("srcdoc"), is: true,
  },
  {
    name: "a root inside an editor is left alone", html: `<div contenteditable="true"><div id="inside">${BRIDGE}</div></div>`, root: "#inside", holds: facts, is: [],
  },
  {
    name: "a page in design mode is left alone", html: BRIDGE, before: [run(() => (document.designMode = "on"))], holds: facts, is: [],
  },
  ...["childNodes", "hasAttribute", "getAttribute", "shadowRoot", "localName", "parentNode", "nodeType", "ownerDocument", "closest", "matches", "querySelector",
    "textContent", "assignedSlot", "parentElement", "getRootNode", "namespaceURI", "nextSibling", "style", "className", "isConnected"].map((name) => ({
    name: `a form with a control named ${name} is read`, html: `<form><input type="hidden" name="${name}">${FERRY}</form>`, holds: facts, is: ["Dublin", "£4 million"],
  })),
  ...["parentNode", "childNodes", "firstElementChild", "nextElementSibling", "children", "tagName", "attributes", "removeChild", "innerHTML", "className"].map((name) => ({
    name: `the article in a form with a control named ${name} is found`,
    html: `<form><input type="hidden" name="${name}" value="2"><article><h1>A fund</h1>${STORY}</article></form>`,
    options: { content: "main" }, holds: () => gallery.facts().length, is: 12,
  })),
];

const SEEN = [
  ...[["slots", element("x-para", "<p><slot></slot></p>"), (text) => `<x-para>${text}</x-para>`], ["display: contents", "", (text) => `<p><span style="display:contents">${text}</span></p>`]].map(([what, head, wrap]) => ({
    name: `on a long page, text directly in ${what} is painted`, head, html: many(wrap), steps: [until(() => gallery.painted().length > 20)],
    holds: () => [gallery.facts().length, gallery.painted().includes("$0.5 million"), gallery.painted().length < 1000], is: [4200, true, true],
  })),
  {
    name: "marks keep their look where the page replaces its adopted sheets", html: FERRY,
    steps: [run(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("body{background:#eee}");
      document.adoptedStyleSheets = [sheet];
    }), wait(600), hover("£4 million")],
    holds: () => [document.adoptedStyleSheets.length, gallery.card()], is: [2, "£4 million"],
  },
  {
    name: "and where a component replaces those of its shadow root", html: `${element("x-note", FERRY)}<x-note></x-note>`,
    steps: [run(() => (document.querySelector("x-note").shadowRoot.adoptedStyleSheets = [])), wait(600), hover("£4 million")],
    holds: () => document.querySelector("x-note").shadowRoot.adoptedStyleSheets.length, is: 1,
  },
  {
    name: "marks come back where the page clears all highlights", only: { painter: "highlight" }, html: FERRY, steps: [run(() => CSS.highlights.clear()), wait(700)],
    holds: () => gallery.painted().toSorted(), is: ["Dublin", "£4 million"],
  },
  {
    name: "no line stays under new words", only: { painter: "highlight" }, html: '<p id="t">The fund raised more than $2.1 billion in London.</p><p id="u">x</p>',
    steps: [run(async () => {
      let n = 0;
      setInterval(() => (u.firstChild.data = String((n += 1))), 40);
      await gallery.sleep(200);
      t.firstChild.data = "Nothing to see in this paragraph, only words that go on.";
      await new Promise(requestAnimationFrame);
      gallery.now = gallery.painted();
    })], holds: () => gallery.now, is: [], isChanged: true,
  },
  {
    name: "half a megabyte in one text node is painted where the reader is", html: '<pre id="p"></pre>',
    before: [run(() => p.append("The fund raised more than $2.1 billion in London, said a note.\n".repeat(8000)))],
    steps: [until(() => gallery.painted().length > 0)], holds: () => [gallery.facts().length, gallery.painted().length > 10], is: [16000, true],
  },
  {
    name: "a root that is marked before it is in the page has its look when it is", html: '<div id="here"></div>',
    before: [run((html) => {
      window.apart = document.createElement("div");
      window.apart.innerHTML = html;
      gallery.begin = ((begin) => async (options) => {
        await begin(options, window.apart);
        here.append(window.apart);
      })(gallery.begin);
    }, FERRY)],
    steps: [wait(900), hover("£4 million")], holds: () => [document.adoptedStyleSheets.length, gallery.painted().length], is: [1, 2],
  },
];

const CARD = [
  {
    name: "under scroll-behavior: smooth, “next” leads to what is far down", head: "<style>html,body,*{scroll-behavior:smooth}</style>", html: FERRY + LONG + BRIDGE,
    steps: [open("£4 million"), inCard("next"), wait(700)], holds: () => [gallery.card(), gallery.seen("Oslo")], is: ["Oslo", true],
  },
  {
    name: "under scroll-behavior: smooth, open() is there when it says so", head: "<style>html{scroll-behavior:smooth}</style>", html: FERRY + LONG + BRIDGE,
    steps: [open("Oslo"), wait(700)], holds: () => [gallery.card(), gallery.seen("Oslo")], is: ["Oslo", true],
  },
  {
    name: "under scroll-behavior: smooth, the arrow keys and point() lead there at once", head: "<style>html{scroll-behavior:smooth}</style>", html: FERRY + LONG + BRIDGE,
    steps: [run(() => gallery.annotations.point(gallery.fact("Oslo")))], holds: () => gallery.seen("Oslo"), is: true,
  },
  {
    name: "in a scroller that is not the window, far down in a paragraph",
    html: `<div style="position:fixed;inset:0;overflow:auto;scroll-behavior:smooth"><p>The ferry to Dublin cost £4 million. ${"words that go on and on ".repeat(1200)} A bridge in Oslo is 300 metres long. ${"and on ".repeat(900)}</p></div>`,
    steps: [open("Oslo"), wait(300)], holds: () => [gallery.card(), gallery.seen("Oslo")], is: ["Oslo", true],
  },
  {
    name: "point() finds words in a scroller in a scroller",
    html: `<div style="height:500px;overflow:auto">${HIGH}<div style="height:300px;overflow:auto">${"words that go on and on ".repeat(900)} Oslo ${"and on ".repeat(900)}</div>${HIGH}</div>${HIGH}`,
    steps: [run(() => scrollTo(0, 900)), run(() => gallery.annotations.point(gallery.fact("Oslo")))], holds: () => gallery.seen("Oslo"), is: true,
  },
  {
    name: "in a modal dialog of a shadow root, over slotted text", html: `${element("x-dialog", '<dialog style="margin:60px"><slot></slot></dialog>')}<x-dialog>${FERRY}</x-dialog>`,
    before: [run(() => document.querySelector("x-dialog").shadowRoot.querySelector("dialog").showModal())], steps: [hover("£4 million")], holds: card, is: "£4 million",
  },
  {
    name: "in a shadow root in a modal dialog", html: `${element("x-part", FERRY)}<dialog id="d" style="margin:60px"><x-part></x-part></dialog>`,
    before: [run(() => d.showModal())], steps: [hover("£4 million")], holds: card, is: "£4 million",
  },
  {
    name: "in a shadow root in a shadow root in a modal dialog", html: `${element("x-part", FERRY)}${element("x-outer", "<div><x-part></x-part></div>")}<dialog id="d" style="margin:60px"><x-outer></x-outer></dialog>`,
    before: [run(() => d.showModal())], steps: [hover("£4 million"), inCard("next")], holds: card, is: "Dublin",
  },
  {
    name: "in full screen inside a shadow root",
    html: `${element("x-full", `<div style="background:#fff;padding:60px"><button>full</button>${FERRY}</div>`)}<x-full></x-full>`,
    before: [run(() => {
      const root = document.querySelector("x-full").shadowRoot;
      root.querySelector("button").onclick = () => root.querySelector("div").requestFullscreen();
    }), click("full"), until(() => document.fullscreenElement), wait(300)],
    steps: [hover("£4 million")], holds: card, is: "£4 million", isChanged: true,
  },
  {
    name: "beside what a modal of the page's own has made inert",
    html: `<main>${FERRY}</main><div id="modal" role="dialog" aria-modal="true" hidden style="position:fixed;inset:100px;background:#fff">${BRIDGE}</div>`,
    before: [], steps: [hover("£4 million"), run(() => {
      gallery.annotations.close();
      modal.hidden = false;
      for (const one of document.body.children) if (one !== modal && one.localName !== "script") one.inert = true;
    }), run(() => gallery.annotations.update()), hover("Oslo")], holds: card, is: "Oslo", isChanged: true,
  },
  {
    name: "in the page's own popover, which a click in the card does not dismiss", html: `<div popover id="p" style="margin:60px">${FERRY}</div>`,
    before: [run(() => p.showPopover())], steps: [click("£4 million"), inCard("next")], holds: () => [gallery.card(), p.matches(":popover-open")], is: ["Dublin", true],
  },
  {
    name: "in a popover inside a shadow root", html: `${element("x-pop", `<div popover style="margin:60px"><slot></slot></div>`)}<x-pop>${FERRY}</x-pop>`,
    before: [run(() => document.querySelector("x-pop").shadowRoot.querySelector("div").showPopover())], steps: [click("£4 million"), inCard("next")],
    holds: () => [gallery.card(), document.querySelector("x-pop").shadowRoot.querySelector("div").matches(":popover-open")], is: ["Dublin", true],
  },
  ...["html", "body", "html,body", "main", "html{zoom:0.7} x"].map((zoomed) => ({
    name: `under zoom on ${zoomed}`, head: `<style>${zoomed}{zoom:1.5}</style>`, html: `<main><div style="height:120px"></div><div style="padding-left:150px">${FERRY}</div></main>`,
    steps: [hover("£4 million")],
    holds: () => [gallery.card(), gallery.gap("£4 million") <= 8 && gallery.gap("£4 million") >= 4, Math.round(gallery.host().getBoundingClientRect().width / 16)], is: ["£4 million", true, 23],
  })),
  {
    name: "dark on a page that a filter turns dark", head: "<style>html{background:#fff;color:#111;filter:invert(1) hue-rotate(180deg)}</style>", html: FERRY, steps: [hover("£4 million")],
    // Firefox turns the card, too.
    holds: () => getComputedStyle(gallery.host()).colorScheme === (CSS.supports("-moz-appearance: none") ? "light" : "dark"), is: true,
  },
  {
    name: "light on a dark page that a filter turns light", head: "<style>html{background:#111;color:#eee}body{filter:invert(100%)}</style>", html: FERRY, steps: [hover("£4 million")],
    holds: () => getComputedStyle(gallery.host()).colorScheme, is: "light",
  },
  {
    name: "and light under a filter that turns nothing", head: "<style>body{filter:saturate(1.2) invert(0)}</style>", html: FERRY, steps: [hover("£4 million")],
    holds: () => getComputedStyle(gallery.host()).colorScheme, is: "light",
  },
  {
    name: "closes when its words are scrolled out of their box", html: `<div id="s" style="height:200px;overflow:auto">${FERRY}${HIGH}</div>${HIGH}`,
    steps: [open("£4 million"), run(() => (s.scrollTop = 900)), wait(200)], holds: () => [gallery.card(), gallery.shown], is: [null, null],
  },
  {
    name: "stays while its words are scrolled within their box", html: `<div id="s" style="height:300px;overflow:auto"><div style="height:100px"></div>${FERRY}${HIGH}</div>`,
    steps: [open("£4 million"), run(() => (s.scrollTop = 60)), wait(200)], holds: card, is: "£4 million",
  },
  {
    name: "never scrolls a carousel out of place, and passes over what it hides",
    html: `<div id="c" style="width:400px;overflow:hidden"><div style="display:flex;width:1200px"><div style="width:400px">${FERRY}</div><div style="width:400px">${BRIDGE}</div></div></div>
      <div id="t" style="height:50px;overflow:hidden">${LONG}<p>Cut $99</p></div>${FUND}`,
    steps: [open("£4 million"), inCard("next")], holds: () => [gallery.card(), c.scrollLeft, t.scrollTop], is: ["more than $2.1 billion", 0, 0],
  },
  {
    name: "nor when it is told to go there", html: `<div id="c" style="width:400px;overflow:hidden"><div style="display:flex;width:1200px"><div style="width:400px">${FERRY}</div><div style="width:400px">${BRIDGE}</div></div></div>`,
    steps: [run(() => gallery.annotations.point(gallery.fact("Oslo"))), open("Oslo")], holds: () => [c.scrollLeft, document.scrollingElement.scrollLeft], is: [0, 0],
  },
  {
    name: "“previous” and “next” pass over a tab that was hidden later", html: `${FERRY}<div id="tab">${FUND}</div>${BRIDGE}`,
    steps: [run(() => (tab.style.display = "none")), open("£4 million"), inCard("next")], holds: card, is: "Oslo", isChanged: true,
  },
];

const KEYS = [
  {
    name: "arrow keys pass over what was hidden later", html: `${FERRY}<div id="tab">${FUND}</div>${BRIDGE}`,
    steps: [run(() => (tab.style.display = "none")), press("Tab", "ArrowRight", "ArrowRight", "ArrowRight")], holds: focused, is: "300 metres", isChanged: true,
  },
  {
    name: "and back", html: `${FERRY}<div id="tab">${FUND}</div>${BRIDGE}`,
    steps: [press("Tab", "End"), run(() => (tab.style.display = "none")), press("ArrowLeft", "ArrowLeft")], holds: focused, is: "£4 million", isChanged: true,
  },
  ...[["closed", "<details id=d open><summary>More</summary>", "</details>", () => (d.open = false)], ["inert", "<div id=d>", "</div>", () => (d.inert = true)],
    ["hidden", "<div id=d>", "</div>", () => (d.hidden = true)], ["invisible", "<div id=d>", "</div>", () => (d.style.visibility = "hidden")]].map(([what, open, close, act]) => ({
    name: `the tab stop leaves what is ${what} later`, html: `<button>Before</button>${open}${FUND}${close}${FERRY}`,
    steps: [run(act), wait(50), run(() => document.querySelector("button").focus()), press(...(what === "closed" ? ["Tab", "Tab"] : ["Tab"]))], holds: focused, is: "Dublin", isChanged: true,
  })),
  {
    name: "the tab stop is none that is inert from the start", html: `<div inert>${FUND}</div>${FERRY}`, steps: [press("Tab")], holds: focused, is: "Dublin",
  },
  {
    name: "the tab stop is in the dialog that is open", html: `${FERRY}<dialog id="d">${BRIDGE}<button>OK</button></dialog>`,
    steps: [run(() => d.showModal()), until(() => gallery.facts().length === 4), ...[1, 2, 3, 4].flatMap(() => [press("Tab"), run(() => gallery.heard.push(gallery.focused()))])],
    holds: () => gallery.heard.includes("Oslo"), is: true, isChanged: true,
  },
  {
    name: "no key pressed in the card reaches the page", html: FERRY,
    before: [run(() => {
      for (const target of [window, document, document.body]) for (const type of ["keydown", "keypress", "keyup"]) target.addEventListener(type, (event) => gallery.heard.push(event.key));
    })],
    steps: [press("Tab", "Enter"), wait(300), run(() => (gallery.heard.length = 0)), press("j", "ArrowRight", "/", "Tab")], holds: () => gallery.heard, is: [],
  },
  {
    name: "nor one pressed in the list", html: FERRY,
    before: [run(() => {
      for (const target of [document, document.body]) for (const type of ["keydown", "keypress", "keyup"]) target.addEventListener(type, (event) => gallery.heard.push(event.key));
    })],
    steps: [run(() => gallery.annotations.list()), wait(300), press("j", "x", "ArrowDown", "/")], holds: () => gallery.heard, is: [],
  },
];

/** Copies with the marks there and then without them. */
const copyTwice = (select) => [
  run(select), copy(), wait(150), run(() => (gallery.kept = [getSelection().toString(), gallery.painted().length])), paste("marked"),
  run(() => gallery.annotations.clear()), run(select), copy(), wait(150), paste("unmarked"),
];
const isSameCopy = () => [gallery.pasted.marked === gallery.pasted.unmarked || [gallery.pasted.marked, gallery.pasted.unmarked], /\S/.test(gallery.pasted.marked), /factlight|factmark/.test(gallery.pasted.marked), ...gallery.kept];
/** Where every word is must not change, nor how it looks. */
const keepPlaces = run(() => {
  gallery.places.before = gallery.places(x);
  gallery.looks = () => [...x.querySelectorAll("*")].filter((one) => one.localName !== "factmark").map((one) => {
    const { color, backgroundColor, marginLeft, fontSize } = getComputedStyle(one);
    return [one.localName, color, backgroundColor, marginLeft, fontSize].join();
  });
  gallery.looks.before = gallery.looks();
});
const moved = () => {
  const now = [...gallery.places(x), ...gallery.looks()];
  const before = [...gallery.places.before, ...gallery.looks.before];
  const numbers = (place) => place.split(" ").map(Number);
  // Where a line is shaped in pieces, a word may lie half a pixel beside where it was.
  const isOther = (place, n) => place !== before[n] && !(before[n] && numbers(place).slice(1).every((one, i) => Math.abs(one - numbers(before[n])[i + 1]) <= 1));
  return [...now.filter(isOther).slice(0, 2), gallery.painted().length > 0];
};
const still = (name, html, more = {}) => ({ name, html, before: [keepPlaces], holds: moved, is: [true], ...more });
const SPANS = "<p><i>It cost $5 or <span>more</span></i> and <q>$7 <span>a</span> <span>b</span></q></p>";
const CSS = {
  "a sign before each span": "#x p span::before{content:'★ '} #x span::after{content:'!'}",
  "spans that are blocks": "#x p span{display:block} #x * span{display:block!important}",
  "everything in a paragraph a block": "#x p *{display:block;margin:1em;font-size:3em;float:left;position:absolute}",
  "all of that, and important": "p *{display:block!important;margin:1em!important;font-size:3em!important;float:left!important;color:red!important;position:relative!important;left:9px!important}",
  "a look for spans next to spans": "#x span+span{margin-left:100px} #x span:first-of-type{font-size:3em}",
  "a paragraph with a span gold": "#x p:has(span){background:gold;font-size:2em}",
  "a look for unknown elements": "#x :not(:defined){display:none}",
  "quotation marks for whatever has a role": "#x [role]::before{content:'«'} #x [tabindex]{padding:1em}",
  "its own spans counted": "#x i span:first-of-type{color:red} #x q > span:nth-of-type(2){color:red} #x span + span{margin-left:50px}",
  "letters and lines of its own": "#x p::first-letter{font-size:3em} #x p::first-line{color:red}",
};

const HARMLESS = [
  {
    name: "copying over marks gives the page's own markup, byte for byte", html: `<p id="p">The ferry to <b>Dublin</b> cost £4 million.</p><p>And $5 in London.</p><div contenteditable id="e"></div>`,
    steps: copyTwice(() => getSelection().selectAllChildren(p)), holds: isSameCopy, is: [true, true, false, "The ferry to Dublin cost £4 million.", 4],
  },
  {
    name: "so does copying from the middle of a mark to the middle of another, backwards", html: `<p id="p">The ferry to Dublin cost £4 million in London, they say.</p><div contenteditable id="e"></div>`,
    steps: copyTwice(() => {
      const place = (words, by) => {
        const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
        let left = p.textContent.indexOf(words) + by;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (left <= node.length) return [node, left];
          left -= node.length;
        }
      };
      getSelection().setBaseAndExtent(...place("London", 3), ...place("Dublin", 2));
    }),
    holds: isSameCopy, is: [true, true, false, "blin cost £4 million in Lon", 3],
  },
  {
    name: "and all of the page", html: `<div style="display:flex">The ferry to Dublin cost £4 million.</div>${FUND}<div contenteditable id="e"></div>`,
    steps: copyTwice(() => getSelection().setBaseAndExtent(document.body.firstChild, 0, document.body.children[1], 1)), holds: () => [gallery.pasted.marked === gallery.pasted.unmarked, /4 million.*2\.1 billion/s.test(gallery.pasted.marked), /factlight|factmark/.test(gallery.pasted.marked)], is: [true, true, false],
  },
  {
    name: "and text in a shadow root", html: `${element("x-note", FERRY)}<x-note></x-note><div contenteditable id="e"></div>`,
    steps: copyTwice(() => {
      const root = document.querySelector("x-note").shadowRoot;
      (root.getSelection?.() ?? getSelection()).selectAllChildren(root.querySelector("p"));
    }), holds: () => [gallery.pasted.marked === gallery.pasted.unmarked, /million/.test(gallery.pasted.marked), /factlight|factmark/.test(gallery.pasted.marked)], is: [true, true, false],
  },
  {
    name: "a page's own way of copying sees its own elements", html: `${FUND}<div contenteditable id="e"></div>`,
    before: [run(() => document.addEventListener("copy", (event) => {
      const holder = document.createElement("div");
      holder.append(getSelection().getRangeAt(0).cloneContents());
      event.clipboardData.setData("text/html", holder.innerHTML);
      event.preventDefault();
    }))],
    steps: [run(() => getSelection().selectAllChildren(document.querySelector("p"))), copy(), wait(150), paste("own")], holds: () => gallery.pasted.own, is: FUND.slice(3, -4),
  },
  ...["flex", "inline-flex", "grid", "inline-grid"].map((display) => still(`text directly in a box of ${display} stays one piece`,
    `<div id="x" style="display:${display};gap:5px;width:600px">The ferry to Dublin cost £4 million in total.</div>`)),
  still("and in a box of flex around what has no box", `<div id="x" style="display:flex;width:600px;justify-content:space-between"><span style="display:contents">The ferry to Dublin cost £4 million.</span><b>Yes</b></div>`),
  still("and in one that holds a slot", `${element("x-flex", '<div style="display:flex;gap:9px"><slot></slot></div>')}<x-flex id="x">The ferry to Dublin cost £4 million.</x-flex>`),
  still("beside elements and comments", `<div id="x" style="display:flex;gap:10px;width:700px"><i>Now</i> The ferry to <!-- one --> Dublin cost £4 million. <b>Yes</b> It has 300 metres.</div>`),
  still("and in a row of a list", `<ul id="x"><li style="display:flex;justify-content:space-between">The ferry to Dublin cost £4 million. <a href="#">More</a></li></ul>`),
  still("lines that are clamped stay clamped", `<div id="x" style="display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;width:300px">The fund raised more than $2.1 billion in London. ${"And more of it. ".repeat(9)}</div>`),
  still("columns, tables and vertical writing stay as they are", `<div id="x"><div style="columns:3">${FERRY}${BRIDGE}</div><table><tr><td>Cost</td><td>£4 million</td></tr></table><p style="writing-mode:vertical-rl">It cost $5 in Oslo.</p></div>`),
  ...Object.entries(CSS).map(([what, css]) => still(`the page's CSS does not reach the marks: ${what}`, `<div id="x">${FUND}<div><div>${FERRY}</div></div>${SPANS}</div>`, { head: `<style>${css}</style>` })),
  {
    name: "nor does ours reach the page", html: `<div id="x"><span>One</span><span class="factlight-run">Two</span></div>${FERRY}`, before: [keepPlaces],
    holds: () => gallery.places(x).join() === gallery.places.before.join(), is: true, isChanged: true,
  },
  ...["button", "tab", "option", "link", "menuitem", "switch", "treeitem"].map((role) => ({
    name: `what is a ${role} by its role does what it does, and no card stays`, html: `<p>One</p><div role="${role}" tabindex="0" onclick="gallery.heard.push('click')">The ferry to Dublin cost £4 million.</div>`,
    steps: [click("£4 million"), leave()], holds: () => [gallery.heard, gallery.card()], is: [["click"], null],
  })),
  {
    name: "so does a link without an address", html: `<p>One</p><p><a onclick="gallery.heard.push('click')">The ferry to Dublin cost £4 million</a></p>`,
    steps: [click("£4 million"), leave()], holds: () => [gallery.heard, gallery.card()], is: [["click"], null],
  },
  {
    name: "a click elsewhere still pins the card", html: `<p>One</p>${FERRY}`, steps: [click("£4 million"), leave()], holds: card, is: "£4 million",
  },
  {
    name: "a click on text that cannot be selected pins the card, whatever else is selected", html: `<div style="user-select:none;-webkit-user-select:none">${FERRY}</div><p id="free">Some other words.</p>`,
    steps: [run(() => getSelection().selectAllChildren(free)), click("£4 million"), leave()], holds: card, is: "£4 million",
  },
  {
    name: "who asks which element was clicked gets the page's own", only: { painter: "highlight" }, html: `<ul id="u"><li>The ferry to Dublin cost £4 million.</li></ul>`,
    before: [run(() => u.addEventListener("click", (event) => gallery.heard.push(event.target.localName)))], steps: [click("£4 million")], holds: () => gallery.heard, is: ["li"],
  },
];

const choice = (name, is, html, more = {}) => ({ name, html, only: { painter: "auto" }, holds: () => [document.querySelector("factmark") !== null, gallery.painted().length > 0], is: [is, true], ...more });
const AUTO = [
  choice("wraps on a page of paragraphs", true, FERRY + FUND),
  choice("wraps beside a flex box without figures", true, `<nav style="display:flex">News <b>Sport</b></nav><div style="display:flex"><p>The ferry to Dublin cost £4 million.</p></div>`),
  choice("does not wrap what stands directly in a flex box", false, `<div style="display:flex"><b>Now</b> The ferry to Dublin cost £4 million.</div>`),
  choice("nor in a grid box", false, `<div style="display:grid">The ferry to Dublin cost £4 million.</div>`),
  choice("does not wrap in an application around an editor", false, `<div contenteditable="true">Write</div>${FERRY}`),
  choice("does not wrap where scripts ask which element was clicked", false, `<ul id="u"><li>The ferry to Dublin cost £4 million.</li></ul><script>u.addEventListener("click", (e) => { if (e.target.localName === "li") gallery.heard.push(1) })</script>`),
  choice("wraps where they ask what is around it", true, `<ul id="u"><li>The ferry to Dublin cost £4 million.</li></ul><script>u.addEventListener("click", (e) => { if (e.target.closest("li")) gallery.heard.push(1) })</script>`),
  choice("does not wrap where the first of its kind has a look of its own, among text", false, `<p>It raised $5 in <em>all</em> of London.</p>`, { head: "<style>p em:nth-child(1){color:red}</style>" }),
  choice("nor where what holds no element has one", false, FERRY, { head: "<style>p:not(:has(*)){color:red}</style>" }),
  choice("wraps where paragraphs are counted", true, FERRY + FUND, { head: "<style>p:first-child{color:red} p+p{margin:0} li:last-child{margin:0} body:has(dialog){overflow:hidden}</style>" }),
  choice("does not wrap in a page that a framework keeps", false, `<div id="root">${FERRY}</div>`, { before: [run(() => (document.querySelector("#root")._reactRootContainer = {}))] }),
  choice("nor in one of lit's", false, `<div id="root">${FERRY}</div>`, { before: [run(() => (document.querySelector("#root")._$litPart$ = {}))] }),
];

/** Runs after the marks are there, and the page goes on. */
const FIGHT = [
  {
    name: "a page that takes our elements away at once", html: FERRY, isChanged: true,
    before: [run(() => new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (/factlight-card|factlight-stops/.test(node.className)) node.remove();
    }).observe(document, { subtree: true, childList: true }))],
    steps: [hover("£4 million"), hover("Dublin")], holds: () => gallery.facts().length, is: 2,
  },
  {
    name: "a page that freezes what it can", html: FERRY, before: [run(() => [Element, Node, Document, HTMLElement, Text, Range, Event].forEach((one) => Object.freeze(one.prototype)))],
    steps: [hover("£4 million")], holds: card, is: "£4 million",
  },
  {
    name: "a page without attachShadow is told", html: FERRY, isChanged: true,
    before: [run(() => {
      gallery.begin = ((begin) => (...all) => begin(...all).then(() => gallery.annotations.open(gallery.annotations.facts[0])).catch((error) => gallery.heard.push(error.message)))(gallery.begin);
      Element.prototype.attachShadow = () => {
        throw new Error("not here");
      };
    })],
    holds: () => gallery.heard, is: ["not here"],
  },
  {
    name: "a page that does not let sheets be adopted is told", html: FERRY, isChanged: true,
    before: [run(() => {
      gallery.begin = ((begin) => (...all) => begin(...all).catch((error) => gallery.heard.push(error.name)))(gallery.begin);
      Object.defineProperty(document, "adoptedStyleSheets", { get: () => Object.freeze([]), set: () => {
        throw new TypeError("not here");
      } });
    })],
    holds: () => [gallery.heard, document.querySelectorAll(".factlight").length], is: [["TypeError"], 0],
  },
  {
    name: "a hundred thousand short nodes", html: '<div id="n"></div>',
    before: [run(() => {
      for (let i = 0; i < 100_000; i += 1) n.append(i % 50 ? "a " : "$5 ");
    })],
    steps: [until(() => gallery.painted().length > 0)], holds: () => gallery.facts().length, is: 2000, isChanged: true,
  },
  {
    name: "a change every millisecond", html: `${FERRY}<p id="u">x</p>`, options: { watch: true }, isChanged: true,
    before: [run(() => {
      let n = 0;
      setInterval(() => (u.textContent = String((n += 1))), 1);
    })],
    steps: [wait(2500), hover("£4 million")], holds: () => [gallery.facts(), gallery.readings < 12], is: [["Dublin", "£4 million"], true],
  },
];

const rows = { reads: READ, shows: SEEN, "opens the card": CARD, "serves the keyboard": KEYS, "harms nothing": HARMLESS, "chooses the painter": AUTO, "stands its ground": FIGHT };

inEachBrowser("the gallery", (page) => {
  for (const [part, some] of Object.entries(rows)) {
    describe(part, () => {
      for (const row of some) for (const painter of painters(row)) test(`${row.name} (${painter})`, () => show(page, row, painter));
    });
  }
}, { serve: { csp: LOOSE_CSP } });
