// Makes the plain objects of facts.ts out of what src/wasm/outward.rs wrote down: `numbers`, read once from first to last,
// and `texts`, which numbers point into. Written as literals here, an object takes a tenth of what it takes field by
// field from the module, and a third of what JSON.parse takes for its text. The order of reading is the order below.

/** `lengths`: of each text in `joined`, in UTF-16 code units. */
export function facts(numbers, joined, lengths) {
  const texts = [null];
  let end = 0;
  for (const length of lengths) texts.push(joined.slice(end, (end += length)));

  let next = 0;
  const number = () => numbers[next++];
  const text = () => texts[numbers[next++]];
  const flag = () => numbers[next++] === 1;
  /** NaN stands for null. */
  const known = (value) => (value === value ? value : null);

  const span = () => ({ start: number(), end: number() });
  const anchor = () => ({ block: number(), start: number(), end: number() });
  const anchorOrNull = () => (flag() ? anchor() : null);

  const amount = () => (flag() ? { low: known(number()), high: known(number()) } : { value: number() });
  const unit = () => ({ id: text(), name: text(), measure: text() });
  const converted = () => ({ amount: amount(), unit: unit(), of: text() });
  const list = (item) => Array.from({ length: number() }, item);
  const evidence = () => ({ rule: text(), confidence: number() });

  const SPEAKERS = {
    named: () => ({ form: "named", at: anchor(), name: text() }),
    pronoun: () => ({ form: "pronoun", at: anchor(), antecedent: anchorOrNull(), name: text() }),
    carried: () => ({ form: "carried", antecedent: anchor(), name: text() }),
  };
  const source = () =>
    flag()
      ? { speaker: SPEAKERS[text()](), role: anchorOrNull(), cue: anchorOrNull(), confidence: number(), kind: text() }
      : null;

  const namesake = () => ({
    name: text(),
    place_kind: text(),
    country: text(),
    region: text(),
    lat: number(),
    lon: number(),
    population: known(number()),
  });

  const FACTS = {
    quantity: () => ({
      anchor: anchor(),
      kind: "quantity",
      core: span(),
      amount: amount(),
      unit: flag() ? unit() : null,
      form: text(),
      approximator: text(),
      change: text(),
      measured: flag() ? span() : null,
      base: flag() ? span() : null,
      of: flag() ? span() : null,
      against: flag() ? span() : null,
      converted: list(converted),
      source: source(),
      citation: text(),
      evidence: evidence(),
    }),
    quote: () => ({
      anchor: anchor(),
      kind: "quote",
      content: span(),
      form: text(),
      continues: flag(),
      source: source(),
      citation: text(),
      evidence: evidence(),
    }),
    place: () => ({
      anchor: anchor(),
      kind: "place",
      id: text(),
      name: text(),
      place_kind: text(),
      country: text(),
      region: text(),
      lat: known(number()),
      lon: known(number()),
      precision: text(),
      within: text(),
      population: known(number()),
      metonym: flag(),
      reason: text(),
      namesakes: list(namesake),
      source: source(),
      citation: text(),
      evidence: evidence(),
    }),
  };
  const all = [];
  while (next < numbers.length) all.push(FACTS[text()]());
  return all;
}
