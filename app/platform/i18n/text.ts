import i18next, { type i18n } from "i18next";

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
  readonly instance: i18n;
}

/** Binds an area's two catalogues. No process-wide language: `translator` takes it as an argument. */
export function defineText<const C extends Catalogue>(zh: C, en: SameShape<C>): AreaText<C> {
  const instance = i18next.createInstance();
  void instance.init({
    initAsync: false,
    fallbackLng: false,
    resources: { zh: { translation: zh }, en: { translation: en as object } },
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  });
  return { zh, en, instance };
}

/** The text of a key as it stands in the catalogue; in English the singular's, when there is one thing and it has one. */
function textOf(catalogue: Catalogue, key: string, one: boolean): string | undefined {
  let at: Catalogue | string | undefined = catalogue;
  const parts = key.split(".");
  const last = parts.pop()!;
  for (const part of parts) {
    at = at[part];
    if (typeof at !== "object") return undefined;
  }
  const found = (one ? at[`${last}_one`] : undefined) ?? at[last];
  return typeof found === "string" ? found : undefined;
}

const values = /\{\{(\w+)\}\}/g;
const unusual = /\$t\(|\{\{\W|\{\{\w+\W(?!\})/;

const translators = new WeakMap<object, Map<Language, unknown>>();

/**
 * `t` for pages, papers and spreadsheets. A list of 50 rows asks hundreds of times, so that plain texts are looked up
 * here and only nested or formatted ones go through i18next.
 */
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

function newTranslator<C>(text: AreaText<C>, language: Language): Translate<C> {
  const catalogue = text[language] as Catalogue;
  const plain = new Map<string, string | undefined>();
  const plainText = (key: string, one: boolean) => {
    const asked = one ? `${key}_one` : key;
    let found = plain.get(asked);
    if (found === undefined && !plain.has(asked)) {
      found = textOf(catalogue, key, one);
      if (found !== undefined && unusual.test(found)) found = undefined;
      plain.set(asked, found);
    }
    return found;
  };
  const fixed = text.instance.getFixedT(language);
  return (key, given) => {
    const found = plainText(key as string, language === "en" && given?.count === 1);
    const fills = found !== undefined && (given !== undefined || !found.includes("{{"));
    if (!fills) return fixed(key as string, given as Record<string, unknown>) as string;
    if (!found.includes("{{")) return found;
    return found.replace(values, (_, name: string) => String(given?.[name] ?? ""));
  };
}

/**
 * Messages of forms are text keys, with values behind a bar: `idNumber.wrongCheck|{"expected":"4"}`.
 * What is no key of the catalogue is shown as it stands.
 */
export function translateMessage<C>(text: AreaText<C>, language: Language, message: string): string {
  const [key = "", values] = message.split(/\|(.*)/s);
  if (!text.instance.exists(key, { lng: language })) return message;
  return translator(text, language)(
    key as unknown as KeyOf<C>,
    values ? (JSON.parse(values) as Values) : undefined,
  );
}

/** Builds such a message. */
export const message = (key: string, values?: Values): string =>
  values ? `${key}|${JSON.stringify(values)}` : key;
