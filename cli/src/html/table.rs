//! Owns which headings the cells of a table have: by the grid that rows, columns and spans make. In a browser
//! `www/src/read/table.ts` does the same.
//!
//! `<tr><th>Year<th>Deaths ↵ <tr><td>2019<td>1,204` → “1,204”: column “Deaths”, row “2019”

use scraper::node::Element;

/// Columns that a cell spans, at most.
const WIDEST: usize = 50;
/// Columns of a table that are told apart.
const MOST_COLUMNS: usize = 200;
/// Headings of a column.
const MOST_HEADINGS: usize = 4;
/// Characters of a heading; what is longer is none.
const LONGEST: usize = 80;

/// The open tables, each in a cell of the one before.
#[derive(Debug, Default)]
pub struct Tables(Vec<Table>);

impl Tables {
    /// An element opens, behind all text before it.
    pub fn enter(&mut self, element: &Element) {
        match (element.name(), self.0.last_mut()) {
            ("table", _) => self.0.push(Table::default()),
            ("tr", Some(table)) => table.row(),
            ("td" | "th", Some(table)) => table.open(element),
            _ => {}
        }
    }

    /// It closes, with all its text read.
    pub fn leave(&mut self, element: &Element) {
        match (element.name(), self.0.last_mut()) {
            ("table", _) => drop(self.0.pop()),
            ("td" | "th", Some(table)) => table.close(),
            _ => {}
        }
    }

    /// It is not read; a cell has its place all the same.
    pub fn skip(&mut self, element: &Element) {
        if matches!(element.name(), "td" | "th") {
            self.enter(element);
            self.leave(element);
        }
    }

    /// Of a block with this `text`: the headings of its column, nearest first, and the first cell of its row.
    pub fn block(&mut self, text: &str) -> (Vec<String>, Option<String>) {
        let Some(table) = self.0.last_mut() else { return (Vec::new(), None) };
        table.add(text);
        if text.contains(|c: char| c.is_ascii_digit()) { table.headings() } else { (Vec::new(), None) }
    }
}

/// An open table.
#[derive(Debug, Default)]
struct Table {
    /// Of each column, its headings, the nearest last.
    columns: Vec<Column>,
    row: usize,
    /// The column of the next cell.
    next: usize,
    /// The first cell of the row, as far as it is read.
    first: Option<String>,
    cell: Option<Cell>,
    has_headings: bool,
}

#[derive(Clone, Debug, Default)]
struct Column {
    headings: Vec<String>,
    /// The row after that of the last heading.
    headed: usize,
    /// The first row that no cell from above reaches into.
    free: usize,
}

/// The open cell.
#[derive(Debug)]
struct Cell {
    start: usize,
    end: usize,
    is_heading: bool,
    is_first: bool,
    text: String,
}

impl Table {
    /// A row begins.
    fn row(&mut self) {
        self.row += 1;
        self.next = 0;
        self.first = None;
        self.cell = None;
    }

    /// A cell begins.
    fn open(&mut self, element: &Element) {
        let span =
            |name: &str| element.attr(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1_usize);
        let is_free = |at: &usize| self.columns.get(*at).is_none_or(|column| column.free <= self.row);
        let start = (self.next..MOST_COLUMNS).find(is_free).unwrap_or(MOST_COLUMNS);
        let end = (start + span("colspan").clamp(1, WIDEST)).min(MOST_COLUMNS);
        let rows = span("rowspan").clamp(1, 1_000);
        if self.columns.len() < end {
            self.columns.resize_with(end, Column::default);
        }
        self.columns.iter_mut().take(end).skip(start).for_each(|column| column.free = self.row + rows);
        let is_th = element.name() == "th";
        let heads_row = element.attr("scope").is_some_and(|scope| scope.starts_with("row"));
        // The first row heads the columns where nothing else does.
        let is_heading = is_th && !heads_row || !is_th && !self.has_headings && self.row <= 1;
        self.has_headings |= is_th;
        self.cell = Some(Cell { start, end, is_heading, is_first: self.next == 0, text: String::new() });
        self.next = end;
    }

    /// The headings of the open cell, nearest first, and the first cell of its row.
    fn headings(&self) -> (Vec<String>, Option<String>) {
        let Some(cell) = &self.cell else { return (Vec::new(), None) };
        let column = self.columns.get(cell.start);
        let column = column.map_or(Vec::new(), |column| column.headings.iter().rev().cloned().collect());
        (column, self.first.clone().filter(|_| !cell.is_first))
    }

    /// A block of the open cell.
    fn add(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && cell.text.len() <= LONGEST * 4
        {
            if !cell.text.is_empty() {
                cell.text.push(' ');
            }
            cell.text.push_str(text);
        }
    }

    /// The open cell ends.
    fn close(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text.chars().count() > LONGEST {
            return;
        }
        if cell.is_first {
            self.first = Some(text.clone());
        }
        // What spans the rows' own headings too is the title of what follows: “Population” over “Area code”.
        if !cell.is_heading || cell.start == 0 && cell.end > 1 {
            return;
        }
        let row = self.row;
        for column in self.columns.iter_mut().take(cell.end).skip(cell.start) {
            // A heading right below another is one more; further down it takes its place.
            if column.headed < row {
                column.headings.clear();
            }
            if column.headings.len() < MOST_HEADINGS {
                column.headings.push(text.clone());
            }
            column.headed = row + 1;
        }
    }
}
