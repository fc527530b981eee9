import type { Reader } from "db/client.server";
import { auditEvent } from "db/schema";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { type Day, instantText, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { reasonWords } from "../log-words";
import { householdsText } from "../text/households";
import { householdFact } from "./fact-words";

type Facts = Record<string, unknown>;
const facts = (json: string | null): Facts => (json ? (JSON.parse(json) as Facts) : {});

/** What was done to a household, newest first, in words. The caller has checked the scope. */
export function householdLog(
  db: Reader,
  householdId: number,
  limit: number,
  language: Language,
  /** What a village was called when a line was written. */
  villageName: (id: number, at: number) => string | undefined,
  before?: number,
) {
  const t = translator(householdsText, language);
  return db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "household"),
        eq(auditEvent.subjectId, String(householdId)),
        before === undefined ? undefined : lt(auditEvent.id, before),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(limit)
    .all()
    .map((r) => ({
      id: r.id,
      at: r.at,
      event: r.event,
      who: r.userName ?? t("log.system"),
      what: eventWords(r.event, language),
      refused: r.outcome !== "success",
      reason: r.outcome === "success" && r.reason ? reasonWords(r.reason, language) : null,
      changes: changes(facts(r.before), facts(r.after), language, (id) => villageName(id, r.at)),
    }));
}

/** A merge is logged in the same moment as it is written, or hardly later. */
const sameMoment = 10_000;

/** The newest steps since a merge, whose and when: what stands in the way of taking it back. Looks are none. */
export function stepsSince(
  db: Reader,
  householdId: number,
  since: number,
  language: Language,
): string | null {
  const t = translator(householdsText, language);
  const itself = (r: { event: string; at: number }) =>
    r.event === "household.merged" && r.at - since < sameMoment;
  const steps = householdLog(db, householdId, 30, language, () => undefined)
    .filter((r) => r.at > since && !r.refused && !itself(r) && r.event !== "household.document-revealed")
    .slice(0, 3)
    .map((r) =>
      t("mergeHouseholds.sinceStep", {
        what: r.what,
        name: personName(r.who, language),
        when: instantText(r.at, language),
      }),
    );
  return steps.length > 0
    ? t("mergeHouseholds.since", { steps: steps.join(language === "zh" ? "；" : "; ") })
    : null;
}

/** Since which day a sensitive figure stands as it does: when it was last changed, or the household was registered with it. */
export function toldSince(
  db: Reader,
  household: { id: number; createdAt: number },
  what: "expense" | "debt",
): Day {
  const last = db
    .select({ at: sql<number | null>`max(${auditEvent.at})` })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "household"),
        eq(auditEvent.subjectId, String(household.id)),
        eq(auditEvent.outcome, "success"),
        sql`EXISTS (SELECT 1 FROM json_each(${auditEvent.after}, '$.hidden') h WHERE h.value = ${what})`,
      ),
    )
    .get()?.at;
  return todayOn(last ?? household.createdAt);
}

function eventWords(event: string, language: Language): string {
  const words: Readonly<Record<string, string>> = householdsText[language].event;
  const past = event.replace(/^household\./, "");
  return Object.hasOwn(words, past) ? (words[past] ?? "") : householdsText[language].log.other;
}

function changes(
  before: Facts,
  after: Facts,
  language: Language,
  villageName: (id: number) => string | undefined,
): string[] {
  const t = translator(householdsText, language);
  const labels: Readonly<Record<string, string>> = householdsText[language].logField;
  const shown = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("log.none");
    if (key === "villageId") return villageName(Number(value)) ?? t("log.otherVillage");
    const text = String(value);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return longDay(text, language);
    return householdFact(key, text, language) ?? text;
  };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((k) =>
    Object.hasOwn(labels, k),
  );
  const lines = keys.flatMap((key) => {
    const field = labels[key] ?? "";
    const now = shown(key, after[key]);
    if (!(key in before)) return after[key] === null ? [] : [t("log.set", { field, after: now })];
    const was = shown(key, before[key]);
    if (!(key in after)) return [t("log.set", { field, after: was })];
    return was === now ? [] : [t("log.change", { field, before: was, after: now })];
  });
  const hidden = Array.isArray(after.hidden) ? (after.hidden as string[]) : [];
  const what = [...new Set(hidden)].flatMap((code) => householdFact("hidden", code, language) ?? []);
  return what.length > 0 ? [...lines, t("log.hidden", { what: what.join(t("log.comma")) })] : lines;
}
