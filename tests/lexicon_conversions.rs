//! `data/conversions.tsv` against the units library uom, and against units.tsv.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::collections::HashMap;

use factlight::lexicon::rows;
use uom::si::f64::{
    Area, Energy, Length, Mass, Pressure, ThermodynamicTemperature as Temperature, Velocity, Volume,
};
use uom::si::{
    area, energy, length, mass, pressure, thermodynamic_temperature as temperature, velocity, volume,
};

/// `value` of the unit a row means, in the SI's unit, as uom says.
fn judged(id: &str, of: &str, value: f64) -> f64 {
    let length = |l: Length| l.get::<length::meter>();
    let area = |a: Area| a.get::<area::square_meter>();
    let volume = |v: Volume| v.get::<volume::cubic_meter>();
    let mass = |m: Mass| m.get::<mass::kilogram>();
    let speed = |v: Velocity| v.get::<velocity::meter_per_second>();
    let temperature = |t: Temperature| t.get::<temperature::kelvin>();
    let pressure = |p: Pressure| p.get::<pressure::pascal>();
    let energy = |e: Energy| e.get::<energy::joule>();
    match if of.is_empty() { id } else { of } {
        "kilometre" => length(Length::new::<length::kilometer>(value)),
        "metre" => length(Length::new::<length::meter>(value)),
        "centimetre" => length(Length::new::<length::centimeter>(value)),
        "millimetre" => length(Length::new::<length::millimeter>(value)),
        "mile" => length(Length::new::<length::mile>(value)),
        "yard" => length(Length::new::<length::yard>(value)),
        "foot" => length(Length::new::<length::foot>(value)),
        "inch" => length(Length::new::<length::inch>(value)),
        "nautical mile" => length(Length::new::<length::nautical_mile>(value)),
        "light year" => length(Length::new::<length::light_year>(value)),
        "square metre" => area(Area::new::<area::square_meter>(value)),
        "square kilometre" => area(Area::new::<area::square_kilometer>(value)),
        "square centimetre" => area(Area::new::<area::square_centimeter>(value)),
        "hectare" => area(Area::new::<area::hectare>(value)),
        // uom's acre is of survey feet, and 4 ppm larger; ours is 4,840 square yards.
        "acre" => area(Area::new::<area::square_yard>(4840.0 * value)),
        "square mile" => area(Area::new::<area::square_mile>(value)),
        "square yard" => area(Area::new::<area::square_yard>(value)),
        "square foot" => area(Area::new::<area::square_foot>(value)),
        "square inch" => area(Area::new::<area::square_inch>(value)),
        "cubic metre" => volume(Volume::new::<volume::cubic_meter>(value)),
        "cubic kilometre" => volume(Volume::new::<volume::cubic_kilometer>(value)),
        "cubic centimetre" => volume(Volume::new::<volume::cubic_centimeter>(value)),
        "cubic mile" => volume(Volume::new::<volume::cubic_mile>(value)),
        "cubic yard" => volume(Volume::new::<volume::cubic_yard>(value)),
        "cubic foot" => volume(Volume::new::<volume::cubic_foot>(value)),
        "cubic inch" => volume(Volume::new::<volume::cubic_inch>(value)),
        "acre-foot" => volume(Volume::new::<volume::cubic_foot>(43_560.0 * value)),
        "litre" => volume(Volume::new::<volume::liter>(value)),
        "millilitre" => volume(Volume::new::<volume::milliliter>(value)),
        "centilitre" => volume(Volume::new::<volume::centiliter>(value)),
        "hectolitre" => volume(Volume::new::<volume::hectoliter>(value)),
        "US gallon" => volume(Volume::new::<volume::gallon>(value)),
        "British gallon" => volume(Volume::new::<volume::gallon_imperial>(value)),
        "US quart" => volume(Volume::new::<volume::quart_liquid>(value)),
        "British quart" => volume(Volume::new::<volume::gallon_imperial>(value / 4.0)),
        "US pint" => volume(Volume::new::<volume::pint_liquid>(value)),
        "British pint" => volume(Volume::new::<volume::gallon_imperial>(value / 8.0)),
        "US fluid ounce" => volume(Volume::new::<volume::fluid_ounce>(value)),
        "British fluid ounce" => volume(Volume::new::<volume::fluid_ounce_imperial>(value)),
        "gram" => mass(Mass::new::<mass::gram>(value)),
        "kilogram" => mass(Mass::new::<mass::kilogram>(value)),
        "tonne" => mass(Mass::new::<mass::ton>(value)),
        "US ton" => mass(Mass::new::<mass::ton_short>(value)),
        "ounce" => mass(Mass::new::<mass::ounce>(value)),
        "pound" => mass(Mass::new::<mass::pound>(value)),
        "stone" => mass(Mass::new::<mass::pound>(14.0 * value)),
        "celsius" => temperature(Temperature::new::<temperature::degree_celsius>(value)),
        "fahrenheit" => temperature(Temperature::new::<temperature::degree_fahrenheit>(value)),
        "kelvin" => temperature(Temperature::new::<temperature::kelvin>(value)),
        "kilometre per hour" => speed(Velocity::new::<velocity::kilometer_per_hour>(value)),
        "metre per second" => speed(Velocity::new::<velocity::meter_per_second>(value)),
        "mile per hour" => speed(Velocity::new::<velocity::mile_per_hour>(value)),
        "knot" => speed(Velocity::new::<velocity::knot>(value)),
        "kilopascal" => pressure(Pressure::new::<pressure::kilopascal>(value)),
        "pound per square inch" => pressure(Pressure::new::<pressure::psi>(value)),
        "kilojoule" => energy(Energy::new::<energy::kilojoule>(value)),
        "kilocalorie" => energy(Energy::new::<energy::kilocalorie>(value)),
        other => panic!("uom is not asked about {other}"),
    }
}

static TABLE: &str = include_str!("../data/conversions.tsv");

#[test]
fn every_factor_is_that_of_a_units_library() {
    for row in rows(TABLE) {
        let (factor, offset): (f64, f64) = (row[3].parse().unwrap(), row[4].parse().unwrap());
        for value in [0.0, 1.0, 72.5] {
            let (ours, theirs) = (value * factor + offset, judged(row[0], row[6], value));
            // uom writes some factors with five digits.
            assert!((ours - theirs).abs() <= 2e-6 * theirs.abs(), "{row:?}: {ours}, uom says {theirs}");
        }
    }
}

#[test]
fn every_unit_is_in_the_tables_it_names() {
    let units: HashMap<_, _> =
        rows(include_str!("../data/units.tsv")).map(|row| (row[0], (row[1], row[2]))).collect();
    let ids: Vec<_> = rows(TABLE).map(|row| row[0]).collect();
    for row in rows(TABLE) {
        let known = units.get(row[0]).is_none_or(|unit| *unit == (row[1], row[2]));
        assert!(known, "{row:?}: {:?} in units.tsv", units.get(row[0]));
        assert!(row[5].split('|').all(|into| ids.contains(&into)), "{row:?}: no row for what it goes into");
        assert!(!row[7].is_empty(), "{row:?}: no source");
    }
}
