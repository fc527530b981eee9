import type { Reader } from "db/client.server";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { cited } from "~/platform/i18n/official-title";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { type Correction, openCorrections } from "./correct-rate.server";
import { missingLpr } from "./lpr-month";
import { baseRateRows, lprRows } from "./policies.server";
import type { LprInput, RateSeries } from "./policy-forms";
import { loansMadeBy, loansMadeWithout, rateRow } from "./rate-uses.server";
import { policyText } from "./text";
import { lprText } from "./text/lpr";
import { confidenceBadge, rateWords } from "./ui/policy-words";

const seriesName = (series: string, language: Language): string =>
  translator(policyText, language)(`lpr.seriesName.${series as RateSeries}`);

/** Both series by day, what of them is being put right, and the publication that is to be. */
export function lprPage(db: Reader, person: { userId: string }, correct: string | null, language: Language) {
  const t = translator(policyText, language);
  const rows = lprRows(db);
  const missing = missingLpr(
    rows.map((r) => r.publishedOn),
    todayOn(),
  );
  return {
    title: t("lpr.title"),
    missing: missing && longDay(missing, language),
    correcting: correctingOf(db, correct, language),
    open: openCorrections(db).map((c) => ({
      id: c.id,
      mine: c.askedBy === person.userId,
      words: correctionWords(c, language),
    })),
    base: baseRateRows(db).map((r) => ({
      id: r.id,
      day: longDay(r.fromOn, language),
      rate: rateWords(r.oneYearPpm),
      source: cited(r.source, language),
      badge: confidenceBadge(t, r.confidence),
    })),
    rows: rows.map((r, k) => {
      const before = rows[k + 1];
      const points = before ? Math.round((r.oneYearPpm - before.oneYearPpm) / 100) : 0;
      const change = !before
        ? t("lpr.first")
        : points === 0
          ? t("lpr.unchanged")
          : t(points < 0 ? "lpr.down" : "lpr.up", { points: Math.abs(points) });
      return {
        id: r.id,
        day: longDay(r.publishedOn, language),
        rate: rateWords(r.oneYearPpm),
        change,
        source: cited(r.source, language),
        badge: confidenceBadge(t, r.confidence),
      };
    }),
  };
}

/** The publication named by `?correct=lpr-12`: what is on record, and what putting it right would change. */
function correctingOf(db: Reader, correct: string | null, language: Language) {
  const [, series, id] = /^(lpr|base)-([1-9]\d{0,9})$/.exec(correct ?? "") ?? [];
  const row = series ? rateRow(db, series as RateSeries, Number(id)) : undefined;
  if (!row || !series) return null;
  const t = translator(lprText, language);
  const loans = loansMadeBy(db, series as RateSeries, row);
  return {
    key: `${series}-${row.id}`,
    title: t("title", { series: seriesName(series, language), day: longDay(row.publishedOn, language) }),
    rate: rateWords(row.ppm),
    source: row.source,
    used: loans > 0,
    effect: loans === 0 ? t("unused") : t("used", { count: loans, rate: rateWords(row.ppm) }),
  };
}

/** Who asked for which correction and why, and what it leaves as it is. */
export function correctionWords(c: Correction, language: Language): string {
  const t = translator(lprText, language);
  return t("waits", {
    name: personName(c.askedByName, language),
    day: longDay(c.askedOn, language),
    series: seriesName(c.series, language),
    publishedOn: longDay(c.publishedOn, language),
    from: rateWords(c.fromPpm),
    to: rateWords(c.toPpm),
    source: c.source,
    reason: c.reason,
    loans: t("loans", { count: c.loans }),
  });
}

/** What is said yes to when a publication is entered. */
export const readKey = (v: Pick<LprInput, "series" | "publishedOn" | "rate">): string =>
  `${v.series} ${v.publishedOn} ${v.rate}`;

/** A publication read back before it is kept, against the one before it. */
export function readBack(db: Reader, v: LprInput, language: Language): string {
  const t = translator(lprText, language);
  const earlier: { on: Day; ppm: number }[] =
    v.series === "lpr"
      ? lprRows(db).map((r) => ({ on: r.publishedOn, ppm: r.oneYearPpm }))
      : baseRateRows(db).map((r) => ({ on: r.fromOn, ppm: r.oneYearPpm }));
  const before = earlier.find((r) => r.on < v.publishedOn);
  const points = before ? Math.round((v.rate - before.ppm) / 100) : 0;
  const change = !before
    ? t("readFirst")
    : points === 0
      ? t("readSame")
      : t(points > 0 ? "readUp" : "readDown", { before: rateWords(before.ppm), points: Math.abs(points) });
  const read = t("read", {
    day: longDay(v.publishedOn, language),
    series: seriesName(v.series, language),
    rate: rateWords(v.rate),
    change,
  });
  const made = loansMadeWithout(db, v);
  return made === 0 ? read : `${read}${language === "zh" ? "" : " "}${t("readMade", { count: made })}`;
}
