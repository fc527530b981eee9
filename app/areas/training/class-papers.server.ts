import type { Db, Reader } from "db/client.server";
import { maskPhone, peopleText, seesCategory } from "~/areas/people";
import { revealIdNumbersIn } from "~/areas/people/index.server";
import { type Actor, actorWith, can, type SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { clockOf, longDay, todayOn, weekdayOf } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { checkWithOffice, paperCode } from "~/platform/pdf/check-code.server";
import { readSettings } from "~/platform/settings.server";
import type { ClassWithRule } from "./class-queries.server";
import { resitters, rollOf } from "./class-roll.server";
import type { RosterFacts, RosterRow } from "./pdf/draw-roster";
import type { SignInSheet } from "./pdf/draw-sign-in";
import { trainingText } from "./text";

// Papers of the office are Chinese whatever the language of the page.
const t = translator(trainingText, "zh");
const p = translator(peopleText, "zh");
const EMPTY = "--";
const WEEKDAYS = "日一二三四五六";

interface PrintedBy {
  actor: SignedIn;
  /** Address of this installation as people reach it. */
  origin: string;
  now: number;
}

const courseMark = (c: ClassWithRule["class"]) =>
  c.course === "online-business" ? "WC" : c.course === "livestream" ? "ZB" : c.course.toUpperCase();

const paperNumber = (kind: string, found: ClassWithRule): string =>
  [
    kind,
    found.village.code.slice(0, 6),
    found.class.year,
    courseMark(found.class),
    String(found.class.number).padStart(2, "0"),
  ].join("-");

const classWords = (c: ClassWithRule["class"]): string =>
  `${t(`courseShort.${c.course as "syb"}`)} ${c.year} 年第 ${c.number} 期`;

const footOf = (number: string, code: string, by: PrintedBy) => ({
  number: `文书编号 ${number}　校验码 ${code}`,
  check: checkWithOffice,
  printed: `打印 ${todayOn(by.now)} ${clockOf(by.now)}　经办 ${by.actor.name}`,
});

/**
 * The rows of the roster; `whole` holds the ID numbers that were opened for it, by person.
 * @param reader what kind of person somebody is stays hidden from who may not read it; null: for the check code alone
 */
function rosterRows(
  db: Reader,
  found: ClassWithRule,
  whole: ReadonlyMap<number, string> | null,
  reader: SignedIn | null,
): RosterRow[] {
  const { roll, sessions } = rollOf(db, found);
  const over = ["closed", "certified"].includes(found.class.state);
  const again = resitters(db, found.class.id);
  return roll.map((r, i) => {
    const joined =
      r.enrolment.joinedSessionId === null
        ? 0
        : sessions.findIndex((s) => s.id === r.enrolment.joinedSessionId);
    const result = r.qualification.qualified
      ? again.has(r.enrolment.id)
        ? t("result.qualifiedResit")
        : t("result.qualified")
      : t("result.failed");
    return {
      number: i + 1,
      name: r.person.name,
      sex: p(`sex.${r.person.sex as "male"}`),
      ethnicity: r.person.ethnicity ?? EMPTY,
      idNumber: whole?.get(r.person.id) ?? r.person.idNumberMasked ?? EMPTY,
      education: r.person.education ? p(`education.${r.person.education as "primary"}`) : EMPTY,
      category:
        reader && !seesCategory(reader, r.person.category, r.enrolment.villageId)
          ? p("category.hidden")
          : r.person.category === null
            ? EMPTY
            : p(`category.${r.person.category as "other"}`),
      village: `${r.townName}${r.villageName}`,
      phone: r.person.phone ? maskPhone(r.person.phone) : EMPTY,
      inBusiness: { true: "是", false: "否", null: EMPTY }[`${r.enrolment.inBusiness}`],
      result: over ? result : EMPTY,
      remark:
        [
          ...(joined > 0 ? [`第 ${joined + 1} 半天入班`] : []),
          ...(r.enrolment.villageByClass ? ["按开班村登记"] : []),
        ].join("，") || EMPTY,
    };
  });
}

/** The check code a roster printed now would carry, the same with masked and with whole numbers, whoever prints it. */
export const rosterCode = (db: Reader, found: ClassWithRule): string =>
  paperCode("roster", rosterRows(db, found, null, null));

/**
 * Gathers the roster and writes the printing into the log. ID numbers stay masked unless they were opened for it
 * (`openRoster` keeps the reason).
 */
export function printRoster(
  db: Db,
  by: PrintedBy & { actor: Actor<"class.export"> },
  found: ClassWithRule,
  whole: boolean,
): RosterFacts {
  return db.transaction((tx) => {
    const { roll, sessions } = rollOf(tx, found);
    const revealer = whole ? actorWith(by.actor, "person.reveal") : null;
    const numbers = revealer
      ? revealIdNumbersIn(
          tx,
          revealer,
          roll.map((r) => r.person.id),
        )
      : null;
    const rows = rosterRows(tx, found, numbers, by.actor);
    const number = paperNumber("HMC", found);
    const code = rosterCode(tx, found);
    recordEvent(tx, by.actor, {
      event: "class.roster-printed",
      subject: {
        kind: "class",
        id: found.class.id,
        label: `${classWords(found.class)} ${found.village.name}`,
      },
      villageId: found.class.villageId,
      after: { people: rows.length, idNumbers: numbers?.size ?? 0, code },
    });
    const hours = sessions.reduce((sum, s) => sum + s.hours, 0);
    return {
      number,
      code,
      printedAt: by.now,
      line: [
        `主办单位：${readSettings(tx).issuerName}`,
        `班次：${classWords(found.class)}（${hours} 学时）`,
        `培训时间：${longDay(found.class.startsOn, "zh")}至${longDay(found.class.endsOn, "zh")}`,
        `人数：${rows.length} 人`,
      ],
      rows,
      foot: footOf(number, code, by),
    };
  });
}

/** Gathers the sign-in sheets of one half-day, or of all, and writes the printing into the log. Null: no such half-day. */
export function printSignIn(
  db: Db,
  by: PrintedBy & { actor: Actor<"class.export"> },
  found: ClassWithRule,
  sessionId: number | null,
): SignInSheet[] | null {
  return db.transaction((tx) => {
    const { roll, sessions } = rollOf(tx, found);
    const days = [...new Set(sessions.map((s) => s.on))];
    const place = (id: number | null) => (id === null ? 0 : sessions.findIndex((s) => s.id === id));
    const sheets = sessions.flatMap((s, index) => {
      if (sessionId !== null && s.id !== sessionId) return [];
      const people = roll.flatMap((r, i) =>
        place(r.enrolment.joinedSessionId) <= index ? [{ number: i + 1, name: r.person.name }] : [],
      );
      const half = s.half as "am" | "pm";
      const dayNumber = String(days.indexOf(s.on) + 1).padStart(2, "0");
      const number = `${paperNumber("QD", found)}-D${dayNumber}${half === "am" ? "A" : "P"}`;
      const code = paperCode("sign-in", [s.on, half, found.class.venue, people]);
      return [
        {
          number,
          code,
          printedAt: by.now,
          className: classWords(found.class),
          day: `${longDay(s.on, "zh")}（星期${WEEKDAYS[weekdayOf(s.on)]}）`,
          half,
          topic: s.topic ?? "",
          venue: found.class.venue,
          people,
          address: `${by.origin}/training/${found.class.id}/attendance?session=${s.id}`,
          foot: footOf(number, code, by),
        },
      ];
    });
    if (sheets.length === 0) return null;
    recordEvent(tx, by.actor, {
      event: "class.sign-in-printed",
      subject: {
        kind: "class",
        id: found.class.id,
        label: `${classWords(found.class)} ${found.village.name}`,
      },
      villageId: found.class.villageId,
      after: { halfDays: sheets.length, people: sheets[0]?.people.length ?? 0 },
    });
    return sheets;
  });
}

/** Whether this person may have ID numbers in full on the roster. */
export const mayPrintWhole = (person: SignedIn, found: ClassWithRule): boolean =>
  can(person, "class.export", found.class.villageId) && can(person, "person.reveal", found.class.villageId);

/** Opens the ID numbers of a class for its roster, for somebody who says why. */
export function openRoster(
  db: Db,
  actor: Actor<"class.export">,
  found: ClassWithRule,
  reason: string,
): { ok: true } | { ok: false; why: "papers.why.right" } {
  return db.transaction((tx) => {
    if (!mayPrintWhole(actor, found)) return { ok: false, why: "papers.why.right" };
    recordEvent(tx, actor, {
      event: "class.roster-revealed",
      subject: {
        kind: "class",
        id: found.class.id,
        label: `${classWords(found.class)} ${found.village.name}`,
      },
      villageId: found.class.villageId,
      reason,
      after: { people: rollOf(tx, found).roll.length },
    });
    return { ok: true };
  });
}
