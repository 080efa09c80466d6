// Owns which headings the cells of a table have: by the grid that rows, columns and spans make. The command's
// cli/src/html/table.rs does the same. Loaded with kinds.ts.
//
// <tr><th>Year<th>Deaths ↵ <tr><td>2019<td>1,204 → "1,204": column ["Deaths"], row "2019"

import type { Block } from "../facts.js";

/** Columns that a cell spans, at most. */
const WIDEST = 50;
/** Columns of a table that are told apart. */
const MOST_COLUMNS = 200;
/** Headings of a column. */
const MOST_HEADINGS = 4;
/** Characters of a heading; what is longer is none. */
const LONGEST = 80;

/** The open tables, each in a cell of the one before. */
export class Tables {
  readonly #open: Table[] = [];

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** An element opens, behind all text before it. */
  enter(element: Element): void {
    const name = element.localName;
    if (name === "table") this.#open.push(new Table());
    else if (name === "tr") this.#open.at(-1)?.row();
    else if (isCell(name)) this.#open.at(-1)?.open(element);
  }

  /** It closes, with all its text read. */
  leave(element: Element): void {
    const name = element.localName;
    if (name === "table") this.#open.pop();
    else if (isCell(name)) this.#open.at(-1)?.close();
  }

  /** It is not read; a cell has its place all the same. */
  skip(element: Element): void {
    if (!isCell(element.localName)) return;
    this.enter(element);
    this.leave(element);
  }

  /** Of a block with this `text`: the headings of its column, nearest first, and the first cell of its row. */
  heads(text: string): Pick<Block, "column" | "row"> {
    const table = this.#open.at(-1);
    table?.add(text);
    return table && /\d/.test(text) ? table.heads() : {};
  }
}

function isCell(name: string): boolean {
  return name === "td" || name === "th";
}

interface Column {
  /** The nearest last. */
  headings: string[];
  /** The row after that of the last heading. */
  headed: number;
  /** The first row that no cell from above reaches into. */
  free: number;
}

interface Cell {
  start: number;
  end: number;
  isHeading: boolean;
  isFirst: boolean;
  text: string;
}

class Table {
  readonly #columns: Column[] = [];
  #row = 0;
  /** The column of the next cell. */
  #next = 0;
  /** The first cell of the row, once it is read. */
  #first: string | undefined;
  #cell: Cell | undefined;
  #hasHeadings = false;

  row(): void {
    this.#row += 1;
    this.#next = 0;
    this.#first = undefined;
    this.#cell = undefined;
  }

  open(element: Element): void {
    const span = (name: string, most: number) => {
      const value = element.getAttribute(name)?.trim() ?? "";
      return /^\+?\d+$/.test(value) ? Math.min(Math.max(Number(value), 1), most) : 1;
    };
    let start = this.#next;
    while (start < MOST_COLUMNS && (this.#columns[start]?.free ?? 0) > this.#row) start += 1;
    const end = Math.min(start + span("colspan", WIDEST), MOST_COLUMNS);
    while (this.#columns.length < end) this.#columns.push({ headings: [], headed: 0, free: 0 });
    const free = this.#row + span("rowspan", 1000);
    for (const column of this.#columns.slice(start, end)) column.free = free;
    const isTh = element.localName === "th";
    const headsRow = element.getAttribute("scope")?.startsWith("row") ?? false;
    // The first row heads the columns where nothing else does.
    const isHeading = isTh ? !headsRow : !this.#hasHeadings && this.#row <= 1;
    this.#hasHeadings ||= isTh;
    this.#cell = { start, end, isHeading, isFirst: this.#next === 0, text: "" };
    this.#next = end;
  }

  add(text: string): void {
    if (this.#cell && this.#cell.text.length <= LONGEST * 4) this.#cell.text += `${text} `;
  }

  heads(): Pick<Block, "column" | "row"> {
    if (!this.#cell) return {};
    const column = this.#columns[this.#cell.start]?.headings.toReversed() ?? [];
    const row = this.#cell.isFirst ? undefined : this.#first;
    return { ...(column.length > 0 && { column }), ...(row !== undefined && { row }) };
  }

  close(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    const text = cell?.text.trim().split(/\s+/).join(" ");
    if (!cell || !text || [...text].length > LONGEST) return;
    if (cell.isFirst) this.#first = text;
    // What spans the rows' own headings too is the title of what follows: "Population" over "Area code".
    if (!cell.isHeading || (cell.start === 0 && cell.end > 1)) return;
    for (const column of this.#columns.slice(cell.start, cell.end)) {
      // A heading right below another is one more; further down it takes its place.
      if (column.headed < this.#row) column.headings = [];
      if (column.headings.length < MOST_HEADINGS) column.headings.push(text);
      column.headed = this.#row + 1;
    }
  }
}
