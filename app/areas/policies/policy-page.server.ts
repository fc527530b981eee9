import type { Reader } from "db/client.server";
import { addDays, type Day, longDay, todayOn } from "~/platform/dates";
import { cited } from "~/platform/i18n/official-title";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { elsewhere, policyRegions, policyVersionsOf, type VersionOfPolicy } from "./policies.server";
import { national, placeUnknown } from "./policy";
import { products } from "./policy-key";
import { policyText } from "./text";
import { type Lane, placeOf } from "./ui/lanes";
import { capWords, confidenceBadge, personCapWords, residentWords, ruleWords } from "./ui/policy-words";
import type { Lanes } from "./ui/version-lanes";

/** The county the product works for: its lane and its policy are shown first. */
export const homePlace = "371725";

/** The words for a region: the country and the province stand in the catalogue, places elsewhere in their papers. */
export function regionNames(db: Reader, language: Language): (code: string) => string {
  const t = translator(policyText, language);
  const names = new Map(policyRegions(db).map((r) => [r.code, r.name]));
  const others: Record<string, string> = {
    [national]: t("policies.country"),
    "37": t("policies.province"),
    [placeUnknown]: t("policies.unknownPlace"),
  };
  const shipped = (code: string) => {
    const name = names.get(code);
    return name ? placeName(name, language) : undefined;
  };
  return (code) => others[code] ?? shipped(code) ?? placeNames[code]?.[language] ?? code;
}

const placeNames: Record<string, Record<Language, string>> = {
  "62": { zh: "甘肃省", en: "Gansu" },
  "1304": { zh: "邯郸市", en: "Handan" },
  "2306": { zh: "大庆市", en: "Daqing" },
  "3404": { zh: "淮南市", en: "Huainan" },
  "3707": { zh: "潍坊市", en: "Weifang" },
  "4403": { zh: "深圳市", en: "Shenzhen" },
  "6501": { zh: "乌鲁木齐市", en: "Urumqi" },
};

export const stateOf = (v: { fromOn: Day; toOn: Day | null }, today: Day): "live" | "past" | "ahead" =>
  v.fromOn > today ? "ahead" : v.toOn !== null && v.toOn < today ? "past" : "live";

/** The lanes of the country, the province, the city and the county, from the first version on. */
export function lanesOf(
  versions: readonly VersionOfPolicy[],
  nameOf: (code: string) => string,
  language: Language,
): Lanes {
  const t = translator(policyText, language);
  const today = todayOn();
  const chain = [national, "37", homePlace.slice(0, 4), homePlace];
  const first = versions.filter((v) => chain.includes(v.region)).map((v) => Number(v.fromOn.slice(0, 4)));
  const toYear = Number(today.slice(0, 4)) + 2;
  const fromYear = Math.min(toYear - 3, ...first);
  const at = (on: Day) => placeOf(on, fromYear, toYear);
  const lanes = chain.map((region, k): Lane => {
    const own = versions.filter((v) => v.region === region);
    const above = nameOf(chain[k - 1] ?? national);
    const first = own[0] ? at(own[0].fromOn) : 100;
    return {
      region,
      name: nameOf(region),
      note: own.length > 0 ? t("policies.versionsCount", { count: own.length }) : t("policies.noOwn"),
      inherits:
        k > 0 && first > 0 ? { x: 0, width: first, title: t("policies.inherits", { region: above }) } : null,
      bars: own
        .map((v) => {
          const x = at(v.fromOn);
          return {
            id: v.id,
            x,
            width: at(v.toOn ? addDays(v.toOn, 1) : `${toYear}-01-01`) - x,
            state: stateOf(v, today),
            title: personCapWords(v, language) ?? v.document,
            detail: ruleWords(t, v) ?? "",
          };
        })
        .filter((bar) => bar.width > 0),
    };
  });
  const step = toYear - fromYear > 12 ? 2 : 1;
  const years = Array.from({ length: Math.ceil((toYear - fromYear) / step) }, (_, k) => ({
    label: String(fromYear + k * step),
    x: at(`${fromYear + k * step}-01-01`),
  }));
  return { fromYear, toYear: toYear - 1, years, today: at(today), lanes };
}

/** A version as a row of a list. */
export function versionRow(v: VersionOfPolicy, nameOf: (code: string) => string, language: Language) {
  const t = translator(policyText, language);
  return {
    id: v.id,
    region: nameOf(v.region),
    document: cited(v.document, language),
    span: spanWords(v, language),
    caps: v.product === "residents" ? residentWords(t, v) : capWords(t, v, language),
    rule: ruleWords(t, v) ?? "",
    badge: confidenceBadge(t, v.confidence),
    state: stateOf(v, todayOn()),
    uses: v.uses,
  };
}
export type VersionRow = ReturnType<typeof versionRow>;

export function spanWords(v: { fromOn: Day; toOn: Day | null }, language: Language): string {
  const t = translator(policyText, language);
  return t(v.toOn ? "policies.spanClosed" : "policies.spanOpen", {
    from: longDay(v.fromOn, language),
    to: v.toOn ? longDay(v.toOn, language) : "",
  });
}

/** Versions about residents' ages and pensions, the newest first. */
export const residentRows = (db: Reader, nameOf: (code: string) => string, language: Language) =>
  policyVersionsOf(db, "residents")
    .map((v) => versionRow(v, nameOf, language))
    .reverse();

/** Versions of every product that wait for a second person. */
export const proposedRows = (db: Reader, nameOf: (code: string) => string, language: Language) =>
  products.flatMap((product) =>
    policyVersionsOf(db, product, "proposed").map((v) => versionRow(v, nameOf, language)),
  );

/** Rows of the lists: newest first inside a region, the country first; what holds elsewhere apart. */
export function versionLists(db: Reader, nameOf: (code: string) => string, language: Language) {
  const versions = policyVersionsOf(db);
  const rows = [...versions]
    .sort((a, b) => (a.region === b.region ? (a.fromOn < b.fromOn ? 1 : -1) : a.region < b.region ? -1 : 1))
    .map((v) => ({ region: v.region, row: versionRow(v, nameOf, language) }));
  return {
    versions,
    here: rows.filter((r) => !elsewhere(r.region)).map((r) => r.row),
    there: rows.filter((r) => elsewhere(r.region)).map((r) => r.row),
  };
}
