import type { Reader } from "db/client.server";
import { addDays, type Day, longDay, todayOn } from "~/platform/dates";
import { cited } from "~/platform/i18n/official-title";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { missingLpr } from "./lpr-month";
import {
  baseRateTable,
  findPolicy,
  lprRows,
  policyVersionsOf,
  usesByVillage,
  type VersionOfPolicy,
} from "./policies.server";
import { differences, policyOn } from "./policy";
import { isPolicyKey, type PolicyKey, type Product, policyKeys, products } from "./policy-key";
import { homePlace, lanesOf, regionNames, spanWords } from "./policy-page.server";
import { policyText } from "./text";
import { confidenceBadge, rateWords, valueWords } from "./ui/policy-words";

/** The versions as they would be with a proposed one: the open one of its region ends, and it begins. */
function asIfInForce(all: readonly VersionOfPolicy[], next: VersionOfPolicy): VersionOfPolicy[] {
  const toOn = next.closesOn ?? addDays(next.fromOn, -1);
  const closed = all.map((v) =>
    v.region === next.region && v.toOn === null && v.fromOn < next.fromOn ? { ...v, toOn } : v,
  );
  return [...closed, next].sort((a, b) =>
    a.region === b.region ? (a.fromOn < b.fromOn ? -1 : 1) : a.region < b.region ? -1 : 1,
  );
}

/** A version with the versions of its product. */
export function findVersion(
  db: Reader,
  id: number,
): { product: Product; all: VersionOfPolicy[]; version: VersionOfPolicy } | null {
  for (const product of products) {
    const all = policyVersionsOf(db, product);
    const version = all.find((v) => v.id === id);
    if (version) return { product, all, version };
    const waiting = (["proposed", "refused"] as const)
      .flatMap((state) => policyVersionsOf(db, product, state))
      .find((v) => v.id === id);
    if (waiting) return { product, all: asIfInForce(all, waiting), version: waiting };
  }
  return null;
}

/** What held in a region on a day, its own values and those of the wider ones: what changed for the people there. */
const heldOn = (all: readonly VersionOfPolicy[], region: string, on: string) =>
  Object.values(policyOn(all, region, on)?.values ?? {});

/** Everything the page of a version shows, in words. */
export function versionPage(db: Reader, id: number, language: Language) {
  const found = findVersion(db, id);
  if (!found) return null;
  const { all, version } = found;
  const t = translator(policyText, language);
  const nameOf = regionNames(db, language);
  const today = todayOn();
  const region = version.region === "0" ? homePlace : version.region;
  const whole = policyOn(all, region, version.fromOn > today ? version.fromOn : (version.toOn ?? today));
  const reference = whole?.values.reference?.value ?? "LPR";
  const words = (key: PolicyKey, value: string) => valueWords(t, key, value, language, reference);
  const own = new Set(version.values.map((r) => r.key));
  const row = (r: (typeof version.values)[number], key: PolicyKey) => ({
    key,
    label: t(`key.${key}`),
    value: words(key, r.value),
    clause:
      (r.clause && cited(r.clause, language)) ?? (r.confidence === "none" ? null : t("version.clauseOpen")),
    clauseKnown: r.clause !== null,
    source: cited(r.source, language),
    badge: confidenceBadge(t, r.confidence),
    weak: r.confidence === "proxy" || r.confidence === "none",
  });
  const before = all.filter((v) => v.region === version.region && v.fromOn < version.fromOn).at(-1);
  const uses = usesByVillage(db, id);
  const current = findPolicy(db, homePlace, today, found.product);
  return {
    id,
    document: cited(version.document, language),
    note: version.note && cited(version.note, language),
    proposal:
      version.state === "in-force"
        ? null
        : {
            by: version.proposedBy,
            open: version.state === "proposed",
            words: t("proposal.by", {
              name: personName(version.proposedByName ?? "", language),
              day: version.proposedOn ? longDay(version.proposedOn, language) : "",
            }),
            decided:
              version.decidedByName && version.decidedOn
                ? t("proposal.refusedBy", {
                    name: personName(version.decidedByName, language),
                    day: longDay(version.decidedOn, language),
                    text: version.decision ?? "",
                  })
                : null,
          },
    region: nameOf(version.region),
    span: spanWords(version, language),
    source: cited(version.source, language),
    badge: confidenceBadge(t, version.confidence),
    noBase: found.product === "guaranteed-loan" && reference === "BASE" && baseRateTable(db).length === 0,
    standing: standingHere(version, current?.version.id ?? null, today),
    uses: version.uses,
    product: found.product,
    chart: found.product === "guaranteed-loan" ? lanesOf(all, nameOf, language) : null,
    values: (Object.keys(policyKeys) as PolicyKey[]).flatMap((key) =>
      version.values.filter((r) => r.key === key).map((r) => row(r, key)),
    ),
    inherited: Object.entries(whole?.values ?? {}).flatMap(([key, value]) =>
      isPolicyKey(key) && !own.has(key) && value ? [{ ...row(value, key), from: nameOf(value.region) }] : [],
    ),
    previous: before
      ? {
          document: cited(before.document, language),
          rows: differences(
            heldOn(all, version.region, before.toOn ?? version.fromOn),
            heldOn(all, version.region, version.fromOn),
          ).map((d) => ({
            label: t(`key.${d.key}`),
            before: d.before === null ? null : words(d.key, d.before),
            after: d.after === null ? null : words(d.key, d.after),
          })),
        }
      : null,
    users: uses.map((u) => ({ village: u.village ?? "", count: u.count, amountFen: u.amountFen })),
    lpr: {
      missing: missingLpr(
        lprRows(db).map((r) => r.publishedOn),
        today,
      ),
      rows: lprRows(db)
        .slice(0, 6)
        .map((r) => ({ day: longDay(r.publishedOn, language), rate: rateWords(r.oneYearPpm) })),
    },
  };
}
export type VersionPage = NonNullable<ReturnType<typeof versionPage>>;

/** Whether this county lends by a version today, not yet, or by another one. */
const standingHere = (
  v: { id: number; fromOn: Day; state: string },
  current: number | null,
  today: Day,
): "hereNow" | "hereLater" | "notHere" =>
  v.id === current ? "hereNow" : v.state === "in-force" && v.fromOn > today ? "hereLater" : "notHere";
