// Owns the German names of regions that have one of their own: "Bavaria" → "Bayern". No browser knows the names of regions; one without
// a row here keeps the gazetteer's.

const NAMES: Record<string, string> = {
  // Germany, Austria, Switzerland
  Bavaria: "Bayern", Saxony: "Sachsen", "Lower Saxony": "Niedersachsen", "Saxony-Anhalt": "Sachsen-Anhalt", Hesse: "Hessen", Thuringia: "Thüringen",
  "North Rhine-Westphalia": "Nordrhein-Westfalen", "Rhineland-Palatinate": "Rheinland-Pfalz",
  Vienna: "Wien", "Lower Austria": "Niederösterreich", "Upper Austria": "Oberösterreich", Styria: "Steiermark", Tyrol: "Tirol", Carinthia: "Kärnten",
  Geneva: "Genf", Lucerne: "Luzern", Fribourg: "Freiburg", Valais: "Wallis", Vaud: "Waadt", Ticino: "Tessin", Grisons: "Graubünden", Neuchâtel: "Neuenburg",
  // Britain and Ireland
  Scotland: "Schottland", "Northern Ireland": "Nordirland",
  // Italy, France, Spain, Portugal, Belgium, the Netherlands
  Sicily: "Sizilien", Sardinia: "Sardinien", Tuscany: "Toskana", Lombardy: "Lombardei", Piedmont: "Piemont", Apulia: "Apulien", Calabria: "Kalabrien",
  Campania: "Kampanien", Lazio: "Latium", Liguria: "Ligurien", Umbria: "Umbrien", Veneto: "Venetien", "The Marches": "Marken", Marche: "Marken",
  Abruzzo: "Abruzzen", "Aosta Valley": "Aostatal", "Friuli Venezia Giulia": "Friaul-Julisch Venetien", "Trentino-Alto Adige": "Trentino-Südtirol",
  Brittany: "Bretagne", Normandy: "Normandie", Corsica: "Korsika", Burgundy: "Burgund", Alsace: "Elsass", Lorraine: "Lothringen",
  Catalonia: "Katalonien", Andalusia: "Andalusien", Galicia: "Galicien", "Basque Country": "Baskenland", Navarre: "Navarra", Asturias: "Asturien", Cantabria: "Kantabrien",
  Aragon: "Aragonien", "Castile and León": "Kastilien und León", "Castilla-La Mancha": "Kastilien-La Mancha", "Balearic Islands": "Balearen", "Canary Islands": "Kanarische Inseln",
  Lisbon: "Lissabon", Azores: "Azoren", Flanders: "Flandern", Wallonia: "Wallonien", Brussels: "Brüssel", "Brussels Capital": "Brüssel",
  "North Holland": "Nordholland", "South Holland": "Südholland", Zeeland: "Seeland",
  // The north and the east of Europe
  Prague: "Prag", "Capital Region": "Hauptstadtregion", Silesia: "Schlesien", "Lower Silesia": "Niederschlesien", Mazovia: "Masowien", "Greater Poland": "Großpolen",
  "Lesser Poland": "Kleinpolen", Pomerania: "Pommern", "West Pomerania": "Westpommern", "Warmia-Masuria": "Ermland-Masuren", Transylvania: "Siebenbürgen",
  Crimea: "Krim", Crete: "Kreta", Attica: "Attika", Thessaly: "Thessalien", "Central Macedonia": "Zentralmakedonien", Moscow: "Moskau", "Moscow Oblast": "Oblast Moskau",
  "St.-Petersburg": "Sankt Petersburg", Chechnya: "Tschetschenien", Ingushetia: "Inguschetien", "North Ossetia": "Nordossetien",
  "Kaliningrad Oblast": "Oblast Kaliningrad", "Kyiv City": "Kiew", "Kyiv Oblast": "Oblast Kiew", Kharkiv: "Charkiw", Donetsk: "Donezk",
  Kherson: "Cherson", Zaporizhzhia: "Saporischschja", Odesa: "Odessa", Lviv: "Lwiw",
  // America
  California: "Kalifornien", "British Columbia": "Britisch-Kolumbien", "New Brunswick": "Neubraunschweig", "Nova Scotia": "Neuschottland", "Northwest Territories": "Nordwest-Territorien",
  "Newfoundland and Labrador": "Neufundland und Labrador", "Mexico City": "Mexiko-Stadt", "Baja California": "Niederkalifornien",
  // Asia, Africa, Australia
  "Inner Mongolia": "Innere Mongolei", Beijing: "Peking", Shanghai: "Schanghai", Balochistan: "Belutschistan", "West Bengal": "Westbengalen", Kashmir: "Kaschmir",
  Damascus: "Damaskus", "Damascus Governorate": "Gouvernement Damaskus", "Rif-dimashq": "Damaskus-Umland", Nineveh: "Ninive", Baghdad: "Bagdad", Tehran: "Teheran", Cairo: "Kairo",
  "Western Cape": "Westkap", "Eastern Cape": "Ostkap", "Northern Cape": "Nordkap", "South Australia": "Südaustralien", "Western Australia": "Westaustralien",
  "Northern Territory": "Nordterritorium", Tasmania: "Tasmanien",
};

/** The German name of a region. */
export function regionName(english: string): string {
  return Object.hasOwn(NAMES, english) ? (NAMES[english] as string) : english;
}
