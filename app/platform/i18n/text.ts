export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** A catalogue: keys by area, thing and what. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

type Shape<C> = C extends string
  ? string
  : { readonly [K in keyof C]: Shape<C[K]> } & {
      readonly [K in keyof C & string as C[K] extends string ? `${K}_one` : never]?: string;
    };
/** The type of the English catalogue: a missing key fails `tsc`; `key_one` may be added for the singular. */
export type SameShape<C> = Shape<C>;

/** Dotted keys of a catalogue's texts. */
export type KeyOf<C> = {
  [K in keyof C & string]: C[K] extends string ? K : `${K}.${KeyOf<C[K]>}`;
}[keyof C & string];

export type Values = Readonly<Record<string, string | number>>;
export type Translate<C = Catalogue> = (key: KeyOf<C>, values?: Values) => string;

export interface AreaText<C> {
  readonly zh: C;
  readonly en: SameShape<C>;
}

/**
 * Binds an area's two catalogues. No process-wide language: `translator` takes it as an argument.
 * Plain words with {{values}} in i18next's notation, without i18next's weight on every page (decision 013).
 */
export const defineText = <const C extends Catalogue>(zh: C, en: SameShape<C>): AreaText<C> => ({ zh, en });

const flattened = new WeakMap<object, ReadonlyMap<string, string>>();

/** Dotted key → text of a catalogue; the keys of a part may carry dots of their own ("capability", "home.view"). */
function textsOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  const known = flattened.get(catalogue);
  if (known) return known;
  const texts = new Map<string, string>();
  const gather = (part: Catalogue, before: string) => {
    for (const [key, value] of Object.entries(part))
      if (typeof value === "string") texts.set(before + key, value);
      else gather(value, `${before}${key}.`);
  };
  gather(catalogue, "");
  flattened.set(catalogue, texts);
  return texts;
}

const values = /\{\{(\w+)\}\}/g;

const translators = new WeakMap<object, Map<Language, unknown>>();

/** `t` for pages, papers and spreadsheets; made once for a catalogue, as a list of 50 rows asks hundreds of times. */
export function translator<C>(text: AreaText<C>, language: Language): Translate<C> {
  let ofText = translators.get(text);
  if (!ofText) {
    ofText = new Map();
    translators.set(text, ofText);
  }
  let known = ofText.get(language) as Translate<C> | undefined;
  if (!known) {
    known = newTranslator(text, language);
    ofText.set(language, known);
  }
  return known;
}

/** How many there are is read with its thousands apart: 1,106. Years, numbers of papers and the like stand as they are. */
const shown = (name: string, value: string | number | undefined): string =>
  name === "count" && typeof value === "number" && value >= 1000
    ? value.toLocaleString("en")
    : String(value ?? "");

/** What is no key of the catalogue comes back as it is; without values the text stands as it was written. */
function newTranslator<C>(text: AreaText<C>, language: Language): Translate<C> {
  const texts = textsOf(text[language] as Catalogue);
  return (key, given) => {
    const one = language === "en" && given?.count === 1 ? texts.get(`${key}_one`) : undefined;
    const found = one ?? texts.get(key) ?? key;
    if (!given || !found.includes("{{")) return found;
    return found.replace(values, (_, name: string) => shown(name, given[name]));
  };
}

/**
 * Messages of forms are text keys, with values behind a bar: `idNumber.wrongCheck|{"expected":"4"}`.
 * What is no key of the catalogue is shown as it stands.
 */
export function translateMessage<C>(text: AreaText<C>, language: Language, message: string): string {
  const [key = "", values] = message.split(/\|(.*)/s);
  if (!textsOf(text[language] as Catalogue).has(key)) return message;
  return translator(text, language)(
    key as unknown as KeyOf<C>,
    values ? (JSON.parse(values) as Values) : undefined,
  );
}

/** Builds such a message. */
export const message = (key: string, values?: Values): string =>
  values ? `${key}|${JSON.stringify(values)}` : key;
