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

/// `value` of a unit of this measure, in the SI's unit, as uom says.
fn judged(measure: &str, unit: &str, value: f64) -> f64 {
    match measure {
        "length" => length_in(unit, value).get::<length::meter>(),
        "area" => area_in(unit, value).get::<area::square_meter>(),
        "volume" => volume_in(unit, value).get::<volume::cubic_meter>(),
        "mass" => mass_in(unit, value).get::<mass::kilogram>(),
        "speed" => speed_in(unit, value).get::<velocity::meter_per_second>(),
        "temperature" => temperature_in(unit, value).get::<temperature::kelvin>(),
        "pressure" => pressure_in(unit, value).get::<pressure::pascal>(),
        "energy" => energy_in(unit, value).get::<energy::joule>(),
        other => panic!("uom is not asked about {other}"),
    }
}

fn length_in(unit: &str, value: f64) -> Length {
    match unit {
        "kilometre" => Length::new::<length::kilometer>(value),
        "metre" => Length::new::<length::meter>(value),
        "centimetre" => Length::new::<length::centimeter>(value),
        "millimetre" => Length::new::<length::millimeter>(value),
        "mile" => Length::new::<length::mile>(value),
        "yard" => Length::new::<length::yard>(value),
        "foot" => Length::new::<length::foot>(value),
        "inch" => Length::new::<length::inch>(value),
        "nautical mile" => Length::new::<length::nautical_mile>(value),
        "light year" => Length::new::<length::light_year>(value),
        other => panic!("uom is not asked about a length in {other}"),
    }
}

fn area_in(unit: &str, value: f64) -> Area {
    match unit {
        "square metre" => Area::new::<area::square_meter>(value),
        "square kilometre" => Area::new::<area::square_kilometer>(value),
        "square centimetre" => Area::new::<area::square_centimeter>(value),
        "hectare" => Area::new::<area::hectare>(value),
        // uom's acre is of survey feet, and 4 ppm larger; ours is 4,840 square yards.
        "acre" => Area::new::<area::square_yard>(4840.0 * value),
        "square mile" => Area::new::<area::square_mile>(value),
        "square yard" => Area::new::<area::square_yard>(value),
        "square foot" => Area::new::<area::square_foot>(value),
        "square inch" => Area::new::<area::square_inch>(value),
        other => panic!("uom is not asked about an area in {other}"),
    }
}

fn volume_in(unit: &str, value: f64) -> Volume {
    match unit {
        "cubic metre" => Volume::new::<volume::cubic_meter>(value),
        "cubic kilometre" => Volume::new::<volume::cubic_kilometer>(value),
        "cubic centimetre" => Volume::new::<volume::cubic_centimeter>(value),
        "cubic mile" => Volume::new::<volume::cubic_mile>(value),
        "cubic yard" => Volume::new::<volume::cubic_yard>(value),
        "cubic foot" => Volume::new::<volume::cubic_foot>(value),
        "cubic inch" => Volume::new::<volume::cubic_inch>(value),
        "acre-foot" => Volume::new::<volume::cubic_foot>(43_560.0 * value),
        "litre" => Volume::new::<volume::liter>(value),
        "millilitre" => Volume::new::<volume::milliliter>(value),
        "centilitre" => Volume::new::<volume::centiliter>(value),
        "hectolitre" => Volume::new::<volume::hectoliter>(value),
        "US gallon" => Volume::new::<volume::gallon>(value),
        "British gallon" => Volume::new::<volume::gallon_imperial>(value),
        "US quart" => Volume::new::<volume::quart_liquid>(value),
        "British quart" => Volume::new::<volume::gallon_imperial>(value / 4.0),
        "US pint" => Volume::new::<volume::pint_liquid>(value),
        "British pint" => Volume::new::<volume::gallon_imperial>(value / 8.0),
        "US fluid ounce" => Volume::new::<volume::fluid_ounce>(value),
        "British fluid ounce" => Volume::new::<volume::fluid_ounce_imperial>(value),
        other => panic!("uom is not asked about a volume in {other}"),
    }
}

fn mass_in(unit: &str, value: f64) -> Mass {
    match unit {
        "gram" => Mass::new::<mass::gram>(value),
        "kilogram" => Mass::new::<mass::kilogram>(value),
        "tonne" => Mass::new::<mass::ton>(value),
        "US ton" => Mass::new::<mass::ton_short>(value),
        "ounce" => Mass::new::<mass::ounce>(value),
        "pound" => Mass::new::<mass::pound>(value),
        "stone" => Mass::new::<mass::pound>(14.0 * value),
        other => panic!("uom is not asked about a mass in {other}"),
    }
}

fn speed_in(unit: &str, value: f64) -> Velocity {
    match unit {
        "kilometre per hour" => Velocity::new::<velocity::kilometer_per_hour>(value),
        "metre per second" => Velocity::new::<velocity::meter_per_second>(value),
        "mile per hour" => Velocity::new::<velocity::mile_per_hour>(value),
        "knot" => Velocity::new::<velocity::knot>(value),
        other => panic!("uom is not asked about a speed in {other}"),
    }
}

fn temperature_in(unit: &str, value: f64) -> Temperature {
    match unit {
        "celsius" => Temperature::new::<temperature::degree_celsius>(value),
        "fahrenheit" => Temperature::new::<temperature::degree_fahrenheit>(value),
        "kelvin" => Temperature::new::<temperature::kelvin>(value),
        other => panic!("uom is not asked about a temperature in {other}"),
    }
}

fn pressure_in(unit: &str, value: f64) -> Pressure {
    match unit {
        "kilopascal" => Pressure::new::<pressure::kilopascal>(value),
        "pound per square inch" => Pressure::new::<pressure::psi>(value),
        other => panic!("uom is not asked about a pressure in {other}"),
    }
}

fn energy_in(unit: &str, value: f64) -> Energy {
    match unit {
        "kilojoule" => Energy::new::<energy::kilojoule>(value),
        "kilocalorie" => Energy::new::<energy::kilocalorie>(value),
        other => panic!("uom is not asked about an energy in {other}"),
    }
}

static TABLE: &str = include_str!("../data/conversions.tsv");

#[test]
fn every_factor_is_that_of_a_units_library() {
    for row in rows(TABLE) {
        let (factor, offset): (f64, f64) = (row[3].parse().unwrap(), row[4].parse().unwrap());
        // “gallon” is the US gallon or the British one.
        let unit = if row[6].is_empty() { row[0] } else { row[6] };
        for value in [0.0, 1.0, 72.5] {
            let (ours, theirs) = (value * factor + offset, judged(row[2], unit, value));
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
