//! Owns reading our own rows: `data/{countries,regions,places,aliases,person_names}.tsv`.

use std::path::Path;

use anyhow::{Context, Result, bail};
use factlight::fact::PlaceKind;

use super::sources::Sources;

/// Cells of the rows of one table.
type Rows = Vec<Vec<String>>;

/// Our own rows.
pub struct Own {
    /// code, lat, lon, names, demonyms
    pub countries: Rows,
    /// code, lat, lon, names, abbreviations, demonyms
    pub regions: Rows,
    /// names, kind, country, lat, lon, demonyms, people
    pub places: Rows,
    /// country, id, names
    pub aliases: Rows,
    /// names
    given_names: Rows,
    /// names
    surnames: Rows,
    /// names
    brands: Rows,
}

fn table(folder: &Path, file: &str, cells: usize) -> Result<Rows> {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut rows = Rows::new();
    for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        let mut row: Vec<_> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
        if row.len() > cells {
            bail!("{} line {}: {} cells, {cells} expected", path.display(), number + 1, row.len());
        }
        row.resize(cells, String::new());
        rows.push(row);
    }
    Ok(rows)
}

impl Own {
    /// Reads the tables in `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        Ok(Self {
            countries: table(folder, "countries.tsv", 5)?,
            regions: table(folder, "regions.tsv", 6)?,
            places: table(folder, "places.tsv", 7)?,
            aliases: table(folder, "aliases.tsv", 3)?,
            given_names: table(folder, "person_names.tsv", 1)?,
            surnames: table(folder, "surnames.tsv", 1)?,
            brands: table(folder, "brands.tsv", 1)?,
        })
    }

    /// Surnames that places share.
    pub fn surnames(&self) -> impl Iterator<Item = &str> {
        self.surnames.iter().flat_map(|row| list(&row[0]))
    }

    /// Firms and clubs that are better known than the place of their name.
    pub fn brands(&self) -> impl Iterator<Item = &str> {
        self.brands.iter().flat_map(|row| list(&row[0]))
    }

    /// The sources' given names and ours.
    pub fn given_names(&self, sources: &Sources) -> Vec<String> {
        let own = self.given_names.iter().flat_map(|row| list(&row[0]));
        own.map(str::to_owned).chain(sources.given_names.iter().cloned()).collect()
    }
}

/// The parts of a cell: “Gaza; Gaza Strip”.
pub fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// The kind a cell names.
pub fn kind(cell: &str) -> Result<PlaceKind> {
    Ok(match cell {
        "continent" => PlaceKind::Continent,
        "country" => PlaceKind::Country,
        "region" => PlaceKind::Region,
        "county" => PlaceKind::County,
        "city" => PlaceKind::City,
        "water" => PlaceKind::Water,
        "mountain" => PlaceKind::Mountain,
        "island" => PlaceKind::Island,
        "area" => PlaceKind::Area,
        "facility" => PlaceKind::Facility,
        _ => bail!("“{cell}” is no kind of place"),
    })
}
