// Runs in the page before everything else: records Factlight's starts and failures, from events and from the console.

const heard = { ready: [], error: [], unread: [], console: [] };
document.addEventListener("factlight:unread", ({ detail }) => heard.unread.push(detail.notices.map(({ text }) => text)));
for (const type of ["ready", "error"]) {
  document.addEventListener(`factlight:${type}`, ({ target, detail }) => {
    const from = target === document ? "document" : target.id || target.localName;
    heard[type].push({ from, message: detail.error?.message, leftOut: detail.leftOut, annotations: detail.annotations });
  });
}
for (const how of ["error", "warn"]) {
  const tell = console[how].bind(console);
  console[how] = (...said) => {
    heard.console.push(said.map(String).join(" "));
    tell(...said);
  };
}
globalThis.heard = heard;
