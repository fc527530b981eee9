import { benefit, householdMember, householdNeed, pensionCheck, person, personSituation } from "db/schema";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { todayOn } from "~/platform/dates";
import { type Translate, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { retained } from "~/platform/retention.server";
import { heldSection, type PersonHoldings } from "../person-holdings";
import { householdsText } from "../text/households";
import { wholeDocument } from "./document-columns.server";

type T = Translate<typeof householdsText.zh>;
type Group = "relation" | "way" | "status" | "result" | "benefit" | "need" | "health" | "work";

/** A code in words; an unknown one says nothing. */
const word = (t: T, group: Group, code: string | null): string =>
  code && Object.hasOwn(householdsText.zh[group], code) ? t(`${group}.${code}` as "way.died") : "";

const days = (fromOn: string, toOn: string | null) => [fromOn, toOn].filter(Boolean).join(" — ");

/** Which households somebody belonged to, what was told of health and work, pension checks, policies enjoyed. */
export const householdHoldings: PersonHoldings = {
  key: "households",
  tables: ["household_member", "person_situation", "pension_check", "benefit", "household_need"],
  held: (db, personId, language) => {
    const t = translator(householdsText, language);
    const members = db
      .select()
      .from(householdMember)
      .where(eq(householdMember.personId, personId))
      .orderBy(desc(householdMember.fromOn))
      .all();
    const situations = db
      .select()
      .from(personSituation)
      .where(eq(personSituation.personId, personId))
      .orderBy(desc(personSituation.onDay))
      .all();
    const checks = db
      .select()
      .from(pensionCheck)
      .where(eq(pensionCheck.personId, personId))
      .orderBy(desc(pensionCheck.checkedOn))
      .all();
    const benefits = db
      .select()
      .from(benefit)
      .where(eq(benefit.personId, personId))
      .orderBy(desc(benefit.fromOn))
      .all();
    const needs = db
      .select()
      .from(householdNeed)
      .where(eq(householdNeed.personId, personId))
      .orderBy(desc(householdNeed.toldOn))
      .all();
    return [
      ...heldSection(
        "members",
        t("mergeRows.members"),
        [t("held.relation"), t("held.days"), t("held.note")],
        members.map((m) => [
          word(t, "relation", m.relation),
          days(m.fromOn, m.toOn),
          [word(t, "way", m.endReason), m.note].filter(Boolean).join(" "),
        ]),
      ),
      ...heldSection(
        "situations",
        t("mergeRows.situations"),
        [t("held.days"), t("held.health"), t("held.work"), t("held.by")],
        situations.map((s) => [
          s.onDay,
          [word(t, "health", s.health), s.healthNote].filter(Boolean).join(" "),
          [word(t, "work", s.work), s.place].filter(Boolean).join(" "),
          s.recordedByName,
        ]),
      ),
      ...heldSection(
        "checks",
        t("mergeRows.checks"),
        [t("held.days"), t("held.status"), t("held.result"), t("held.by")],
        checks.map((c) => [
          c.checkedOn,
          word(t, "status", c.status),
          [word(t, "result", c.result), c.note].filter(Boolean).join(" "),
          c.checkedByName,
        ]),
      ),
      ...heldSection(
        "benefits",
        t("mergeRows.benefits"),
        [t("held.policy"), t("held.days"), t("held.amount"), t("held.note")],
        benefits.map((b) => [
          [b.name ?? word(t, "benefit", b.kind), b.level].filter(Boolean).join(" "),
          days(b.fromOn, b.toOn),
          b.monthlyFen === null ? "" : yuanText(b.monthlyFen, language),
          [wholeDocument(b), word(t, "way", b.endReason)].filter(Boolean).join(" "),
        ]),
      ),
      ...heldSection(
        "needs",
        t("mergeRows.needs"),
        [t("needs.what"), t("held.days"), t("needs.outcome"), t("held.by")],
        needs.map((n) => [
          [word(t, "need", n.kind), n.words].filter(Boolean).join(" "),
          days(n.toldOn, n.closedOn),
          n.outcome,
          n.recordedByName,
        ]),
      ),
    ];
  },
  kept: (db, personId, language) => {
    const t = translator(householdsText, language);
    const rows = db.select().from(householdMember).where(eq(householdMember.personId, personId)).all();
    const rule = rows.length > 0 ? retained(db, "household", todayOn()) : null;
    return rule ? [{ what: t("held.file"), count: rows.length, ...rule, needsName: false }] : [];
  },
  open: (db, personId, language) => {
    const head = db
      .select({ id: householdMember.id })
      .from(householdMember)
      .where(
        and(
          eq(householdMember.personId, personId),
          eq(householdMember.relation, "02"),
          isNull(householdMember.toOn),
        ),
      )
      .get();
    return head ? [translator(householdsText, language)("held.open")] : [];
  },
  erase: (tx, personId) => {
    tx.delete(personSituation).where(eq(personSituation.personId, personId)).run();
    tx.delete(pensionCheck).where(eq(pensionCheck.personId, personId)).run();
    // What a merge left with the records that became this one goes too.
    const became = tx.select({ id: person.id }).from(person).where(eq(person.mergedIntoId, personId)).all();
    tx.delete(benefit)
      .where(inArray(benefit.personId, [personId, ...became.map((p) => p.id)]))
      .run();
    tx.delete(householdNeed).where(eq(householdNeed.personId, personId)).run();
    // That somebody belonged to the household is the household's own file; who it was goes with the name.
    tx.update(householdMember).set({ note: null }).where(eq(householdMember.personId, personId)).run();
    tx.update(householdMember)
      .set({ toOn: todayOn(), endReason: "other" })
      .where(and(eq(householdMember.personId, personId), isNull(householdMember.toOn)))
      .run();
  },
};
