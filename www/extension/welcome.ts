// Owns the page that opens once, after installing: its words in the reader's language.

const { i18n } = chrome;

document.documentElement.lang = i18n.getUILanguage().startsWith("de") ? "de" : "en";
for (const element of document.querySelectorAll("[data-say]")) {
  const words = i18n.getMessage(element.getAttribute("data-say") ?? "");
  if (words) element.textContent = words;
}
