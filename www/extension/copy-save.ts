// Owns taking text out of the extension's own pages: to the clipboard or as a file. Nothing leaves the machine that way.

/** Gives the reader `text` as a file. */
export function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Puts `text` on the clipboard; false where the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(() => true, () => false);
}

/** A page's title as the name of a file. */
export function fileName(title: string, ending: string): string {
  const words = title.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60).toLowerCase();
  return `factlight-${words || "page"}.${ending}`;
}
