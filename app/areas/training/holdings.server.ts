import type { Reader } from "db/client.server";
import { attendanceMark, enrolment, grade } from "db/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import { heldSection, type PersonHoldings } from "~/areas/people";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { retained } from "~/platform/retention.server";
import { classesOfPerson } from "./class-queries.server";
import type { ClassState } from "./class-state";
import { forgetInRosters } from "./roster-import/kept-updates.server";
import { trainingText } from "./text";
import { longTitle } from "./ui/class-facts";

const over: readonly string[] = ["closed", "certified", "cancelled"];

/** Places in classes, attendance and scores: kept as long as the rule for training files says. */
export const trainingHoldings: PersonHoldings = {
  key: "training",
  tables: ["enrolment", "attendance_mark", "grade"],
  held: (db, personId, language) => {
    const t = translator(trainingText, language);
    const rows = classesOfPerson(db, personId);
    return [
      ...heldSection(
        "classes",
        t("held.classes"),
        [t("held.class"), t("held.days"), t("held.state"), t("held.attended"), t("held.scores")],
        rows.map((r) => [
          longTitle(t, r.class),
          `${r.class.startsOn} — ${r.class.endsOn}`,
          resultWords(r, language),
          attendedWords(db, r.enrolment.id, language),
          scoreWords(db, r.enrolment.id, language),
        ]),
      ),
    ];
  },
  kept: (db, personId, language) => {
    const t = translator(trainingText, language);
    const kept = classesOfPerson(db, personId).flatMap((r) => {
      const rule = retained(db, "training", r.class.endsOn > todayOn() ? todayOn() : r.class.endsOn);
      return rule && r.enrolment.state !== "refused" ? [{ ...rule, title: longTitle(t, r.class) }] : [];
    });
    return kept.map((k) => ({
      what: t("held.file", { class: k.title }),
      count: 1,
      untilOn: k.untilOn,
      basis: k.basis,
      needsName: true,
    }));
  },
  open: (db, personId, language) => {
    const t = translator(trainingText, language);
    return classesOfPerson(db, personId)
      .filter((r) => ["seated", "waiting"].includes(r.enrolment.state) && !over.includes(r.class.state))
      .map((r) => t("held.open", { class: longTitle(t, r.class) }));
  },
  erase: (tx, personId) => {
    const kept = new Set(
      classesOfPerson(tx, personId)
        .filter((r) => r.enrolment.state !== "refused" && retained(tx, "training", r.class.endsOn))
        .map((r) => r.enrolment.id),
    );
    const gone = tx
      .select({ id: enrolment.id })
      .from(enrolment)
      .where(eq(enrolment.personId, personId))
      .all()
      .map((e) => e.id)
      .filter((id) => !kept.has(id));
    // Places stay as figures; what was written about the person goes.
    tx.update(enrolment)
      .set({ refusalReason: null, endedReason: null })
      .where(inArray(enrolment.id, gone))
      .run();
    forgetInRosters(tx, personId);
  },
};

type Row = ReturnType<typeof classesOfPerson>[number];

function resultWords({ enrolment: e, class: c }: Row, language: Language): string {
  const t = translator(trainingText, language);
  if (e.state === "refused") return [t("ofPerson.refused"), e.refusalReason].filter(Boolean).join(" ");
  if (e.state === "withdrawn") return [t("ofPerson.withdrawn"), e.endedReason].filter(Boolean).join(" ");
  if (e.state === "waiting") return t("ofPerson.waiting", { number: e.waitingNumber ?? 1 });
  if (e.result) return t(e.result === "qualified" ? "ofPerson.qualified" : "ofPerson.failed");
  return t(`state.${c.state as ClassState}`);
}

function attendedWords(db: Reader, enrolmentId: number, language: Language): string {
  const marks = db
    .select({ mark: attendanceMark.mark })
    .from(attendanceMark)
    .where(eq(attendanceMark.enrolmentId, enrolmentId))
    .all();
  const there = marks.filter((m) => m.mark === "present" || m.mark === "late").length;
  return marks.length === 0
    ? ""
    : translator(trainingText, language)("held.halfDays", { there, marked: marks.length });
}

const scoreWords = (db: Reader, enrolmentId: number, language: Language): string => {
  const t = translator(trainingText, language);
  return db
    .select()
    .from(grade)
    .where(and(eq(grade.enrolmentId, enrolmentId)))
    .orderBy(asc(grade.id))
    .all()
    .map((g) => `${t(g.kind === "plan" ? "held.plan" : "held.test")} ${g.score}`)
    .join(" ");
};
