// Owns the words of a sentence that show what it is about: stems, names, times, and words of opposite meaning. Leaves the
// conclusions to same-claim.ts.

export interface Token {
  /** Small letters, without endings. */
  stem: string;
  /** Whether it shows what the sentence is about; "the" and "said" do not. */
  isTelling: boolean;
  /** A capital that no sentence's beginning explains. */
  isName: boolean;
  /** A year, a month, a day of the week, a season, a part of the year. */
  isTime: boolean;
  isYear: boolean;
  isFigure: boolean;
  /** "against", "not": the sentence means the contrary. */
  isContrary: boolean;
  /** Stems that mean a different thing in place of this one. */
  opposites: readonly string[];
}

const STOP = new Set(`a about above after again all anybody anyone everybody everyone nobody someone somebody almost also although am an and any are around as at be because been before being below
between both but by can could did do does doing down during each either else even ever every few for from further had has have having he her
here hers him his how however i if in into is it its itself just least less like may me might more most much must my near nearly nor
now of off on once one only or other our out over own per quite rather same she should since so some still such than that the their
them then there these they this those though through till to together too toward under until up upon us very was we well were what when
where whether which while who whom whose why will with within would yet you your
said say says saying told tell tells added add adds according reported report reports reporting announced announce stated state states
estimated estimate estimates expected expect expects officials official spokesman spokeswoman spokesperson
million billion trillion thousand hundred dozen percent per cent`.split(/\s+/));

const MONTHS = "january february march april may june july august september october november december";
const TIMES = new Set(`${MONTHS} monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
first second third fourth last next previous earlier quarter half yesterday today tomorrow morning afternoon evening night weekly monthly
annual annually yearly daily hourly century decade`.split(/\s+/).map((word) => stem(word)));

// One row, one choice of several.
const OPPOSITES = [
  "killed died dead injured wounded hurt missing arrested detained rescued saved evacuated displaced", "men women boys girls male female",
  "exports imports", "minimum maximum lowest highest average median", "north south east west northern southern eastern western",
  "urban rural", "profit loss revenue sales turnover cost costs debt", "buy bought sell sold", "spent earned raised borrowed saved owed", "adults children pensioners",
  "births deaths", "arrivals departures", "opened closed", "built demolished destroyed damaged rebuilt", "hired fired", "domestic foreign", "public private",
  "gross net", "wins losses", "yes no against favour", "old new", "before after", "inflation unemployment growth", "length width height depth weight",
  "full part", "planned actual", "upper lower", "import export", "hot cold", "empty full", "voted abstained", "youngest oldest", "younger older",
].map((row) => row.split(" ").map((word) => stem(word)));

const opposites = new Map<string, string[]>();
for (const row of OPPOSITES) {
  for (const word of row) opposites.set(word, [...(opposites.get(word) ?? []), ...row.filter((other) => other !== word)]);
}
// "killed" and "died" are one.
for (const row of [["killed", "died", "dead", "deaths"], ["injured", "wounded", "hurt"], ["rescued", "saved"], ["cost", "costs"], ["sales", "turnover", "revenue"]]) {
  const same = row.map((word) => stem(word));
  for (const word of same) opposites.set(word, (opposites.get(word) ?? []).filter((other) => !same.includes(other)));
}

const CONTRARY = /^(?:against|not|no|never|without|cannot|none|neither)$|n[’']t$/;
const NUMBER_WORDS = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?:-\w+)?$/;
const WORD = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;

/** The words of a text, without those that carry no meaning. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const token = tokenOf(word, isStart(text, index));
    if (token) found.push(token);
  }
  return found;
}

/** The words before and after a stretch of a sentence. */
export function tokensAround(sentence: string, start: number, end: number): { before: Token[]; after: Token[] } {
  // What comes after does not begin a sentence.
  return { before: tokens(sentence.slice(0, start)), after: tokens(`- ${sentence.slice(end)}`) };
}

export function isNumber({ isFigure }: Token): boolean {
  return isFigure;
}

function isStart(text: string, index: number): boolean {
  return /(?:^|[.!?:“"]\s*)$/.test(text.slice(Math.max(0, index - 3), index));
}

function tokenOf(word: string, isFirst: boolean): Token | undefined {
  const small = word.toLowerCase();
  // The month.
  if (STOP.has(small) && word !== "May") return undefined;
  const isYear = /^(?:1[5-9]|20)\d\d$/.test(word);
  const isFigure = !isYear && (/^\d/.test(word) || NUMBER_WORDS.test(small));
  const stemmed = stem(word);
  const isTime = isYear || TIMES.has(stemmed);
  const isContrary = CONTRARY.test(small);
  const isName = !isFirst && !isTime && /^\p{Lu}/u.test(word);
  return { stem: stemmed, isTelling: !isFigure && !isTime && !isContrary, isName, isTime, isYear, isFigure, isContrary, opposites: opposites.get(stemmed) ?? [] };
}

/** A word without its ending; "spelling": only what British and American English write differently, and numbers in words. */
export function stem(word: string, how: "ending" | "spelling" = "ending"): string {
  const small = word.toLowerCase().replace(/[’']s$/, "").replace(/[.,]/g, "");
  const spelled = small.replace(/our(s|ed|ing|s)?$/, "or$1").replace(/is(e|ed|es|ing|ation)$/, "iz$1").replace(/^(cent|theat|lit|met)res?$/, "$1er");
  if (how === "spelling") return DIGITS.get(spelled) ?? spelled;
  if (spelled.length < 4) return spelled;
  const bare = spelled.replace(/ies$/, "y").replace(/(?<=...)(?:ing|ed|es|s)$/, "").replace(/(?<=..)e$/, "");
  return bare.replace(/([^aeiousl])\1$/, "$1");
}

const DIGITS = new Map(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map((word, value) => [word, String(value)]));
