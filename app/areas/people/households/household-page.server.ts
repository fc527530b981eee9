import type { Reader } from "db/client.server";
import { householdIncome, person, personSituation } from "db/schema";
import { and, asc, desc, eq, lte } from "drizzle-orm";
import { inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { ageOn, type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { householdsText } from "../text/households";
import { pensionChecksOf } from "./check-pension.server";
import type { BenefitKind, Health, IncomeSource, PensionResult, PensionStatus, Work } from "./household";
import { type Household, type Member, membersOf, shownName } from "./household-queries.server";
import { holdsOn, isOpen, membersOn, staySince } from "./membership";
import { head, isRelation } from "./relation";
import { benefitsOf } from "./write-benefit.server";

type Viewer = { signedIn: SignedIn; sensitive: boolean; language: Language };

export const relationWord = (relation: string, language: Language): string =>
  translator(householdsText, language)(`relation.${isRelation(relation) ? relation : "97"}`);

/** How a pension check stood on a day: the newest one up to then, and whether the next is due. */
export function pensionState(db: Reader, personId: number, today: Day, language: Language) {
  const t = translator(householdsText, language);
  const last = pensionChecksOf(db, personId).find((c) => c.checkedOn <= today);
  if (!last) return null;
  const died = db.select({ on: person.diedOn }).from(person).where(eq(person.id, personId)).get()?.on ?? null;
  const dead = died !== null && died <= today;
  // Of the dead nothing is checked any more, whatever the last check asked for.
  const nextDueOn = dead ? null : last.nextDueOn;
  const late = nextDueOn !== null && nextDueOn < today;
  const days = late ? Math.round((Date.parse(today) - Date.parse(nextDueOn ?? today)) / 86_400_000) : 0;
  return {
    status: t(`status.${last.status as PensionStatus}`),
    result: t(`result.${last.result as PensionResult}`),
    when: longDay(last.checkedOn, language),
    late,
    next:
      nextDueOn === null
        ? t("check.noNext")
        : late
          ? t("check.overdue", { count: days, days })
          : t("check.due", { when: longDay(nextDueOn, language) }),
  };
}

/** The newest word on health and work up to a day. */
export function situationOn(db: Reader, personId: number, on: Day) {
  return db
    .select()
    .from(personSituation)
    .where(eq(personSituation.personId, personId))
    .orderBy(desc(personSituation.onDay), desc(personSituation.id))
    .all()
    .find((s) => s.onDay <= on);
}

/** The people of a household on a day, as the page shows them. */
export function membersForPage(db: Reader, row: Household, on: Day, viewer: Viewer) {
  const { language } = viewer;
  const t = translator(householdsText, language);
  const scope = scopeFor(viewer.signedIn.grants, "household.view") ?? [];
  const all = membersOf(db, row.id);
  // Who has died is no member, even while the household has still to say who follows as head.
  const then =
    on < todayOn()
      ? membersOn(all, on).filter((m) => m.diedOn === null || m.diedOn >= on)
      : all.filter((m) => isOpen(m) && m.diedOn === null);
  return then.map((m) => {
    const here = inScope(scope, m.villageId);
    const told = here ? situationOn(db, m.personId, on) : undefined;
    return {
      memberId: m.id,
      personId: here ? m.personId : null,
      open: isOpen(m),
      head: m.relation === head,
      name: shownName(m, scope, language) ?? t("household.elsewhereMember"),
      relation: relationWord(m.relation, language),
      sex: m.sex,
      age: ageOn(m.birthOn, on),
      since: t("page.hereSince", { when: longDay(staySince(all, m), language) }),
      work: told?.work ? [t(`work.${told.work as Work}`), told.place].filter(Boolean).join(" · ") : null,
      // Null: not told.
      health: viewer.sensitive
        ? told?.health
          ? [t(`health.${told.health as Health}`), told.healthNote].filter(Boolean).join(" · ")
          : null
        : t("hidden.mask"),
      pension: here ? pensionState(db, m.personId, on, language) : null,
    };
  });
}

/**
 * Who was head when, the newest first; on a past day, those who had been it by then. Who follows somebody who died today
 * is head from tomorrow and stands here already; whoever died was head until that day, even while nobody follows yet.
 */
export function headsOf(members: readonly Member[], on: Day, viewer: Viewer) {
  const { language } = viewer;
  const t = translator(householdsText, language);
  const scope = scopeFor(viewer.signedIn.grants, "household.view") ?? [];
  return members
    .filter((m) => m.relation === head && (m.fromOn <= on || (isOpen(m) && on >= todayOn())))
    .sort((a, b) => b.fromOn.localeCompare(a.fromOn))
    .map((m) => ({
      id: m.id,
      what: nameOf(m, scope, language),
      when: span(m.diedOn !== null && m.diedOn <= on ? { ...m, toOn: m.toOn ?? m.diedOn } : m, language),
      why: wayWord(m, t),
    }));
}

/** Who had left by a day, the newest first. */
export function leftMembers(members: readonly Member[], on: Day, viewer: Viewer) {
  const { language } = viewer;
  const t = translator(householdsText, language);
  const scope = scopeFor(viewer.signedIn.grants, "household.view") ?? [];
  return members
    .filter((m) => m.toOn !== null && (m.toOn < on || on >= todayOn()) && m.endReason !== "head-changed")
    .sort((a, b) => (b.toOn ?? "").localeCompare(a.toOn ?? ""))
    .map((m) => ({
      id: m.id,
      what: nameOf(m, scope, language),
      when: span({ fromOn: staySince(members, m), toOn: m.toOn }, language),
      why: [wayWord(m, t), m.note].filter(Boolean).join(t("search.comma")) || null,
    }));
}

const nameOf = (m: Member, scope: Parameters<typeof shownName>[1], language: Language): string =>
  shownName(m, scope, language) ?? translator(householdsText, language)("household.elsewhereMember");

function wayWord(m: Member, t: (key: "way.other") => string): string | null {
  const ways = ["died", "married", "moved", "separated", "other"];
  if (m.endReason === null || !ways.includes(m.endReason)) return null;
  return t(`way.${m.endReason}` as "way.other");
}

const span = (m: { fromOn: Day; toOn: Day | null }, language: Language): string => {
  const t = translator(householdsText, language);
  const from = longDay(m.fromOn, language);
  return m.toOn === null
    ? t("page.sinceDay", { when: from })
    : t("page.until", { from, to: longDay(m.toOn, language) });
};

/**
 * Income by year up to that of a day, the newest first, each source and the sum; a head is one of those who belonged to
 * the household when the year ended, or of those first on record where that was later. Only for who may see it.
 */
export function incomeForPage(
  db: Reader,
  householdId: number,
  members: readonly Member[],
  on: Day,
  language: Language,
) {
  const t = translator(householdsText, language);
  const today = todayOn();
  const rows = db
    .select()
    .from(householdIncome)
    .where(
      and(eq(householdIncome.householdId, householdId), lte(householdIncome.year, Number(on.slice(0, 4)))),
    )
    .orderBy(desc(householdIncome.year), asc(householdIncome.id))
    .all();
  return [...new Set(rows.map((r) => r.year))].map((year) => {
    const ofYear = rows.filter((r) => r.year === year);
    const total = ofYear.reduce((sum, r) => sum + r.amountFen, 0);
    const end = `${year}-12-31`;
    const last = end < today ? end : today;
    // Of a household whose founding nobody knows, those who were first on record stand for the year.
    const first = members.reduce((day, m) => (m.fromOn < day ? m.fromOn : day), today);
    const known = first <= last;
    const heads = membersOn(members, known ? last : first).length;
    return {
      year,
      total: yuanText(total, language),
      perHead:
        heads > 0
          ? t(!known ? "income.perHeadSince" : end < today ? "income.perHead" : "income.perHeadNow", {
              amount: yuanText(Math.round(total / heads), language),
              count: heads,
              when: longDay(first, language),
            })
          : t("income.noHeads"),
      by: t("income.by", { name: personName(ofYear.at(-1)?.recordedByName ?? "", language) }),
      sources: ofYear.map((r) => ({
        source: t(`source.${r.source as IncomeSource}`),
        amount: yuanText(r.amountFen, language),
      })),
    };
  });
}

/**
 * Policies of the household and of its members of a day, standing ones first; of a past day, those enjoyed on it. Only
 * for who may see them.
 */
export function benefitsForPage(
  db: Reader,
  row: Household,
  members: readonly Member[],
  on: Day,
  viewer: Viewer,
) {
  const { language } = viewer;
  const t = translator(householdsText, language);
  const scope = scopeFor(viewer.signedIn.grants, "household.view") ?? [];
  const past = on < todayOn();
  const open = membersOn(members, on);
  return benefitsOf(
    db,
    row.id,
    open.map((m) => m.personId),
  )
    .filter((b) => !past || holdsOn(b, on))
    .map((b) => {
      const holder = open.find((m) => m.personId === b.personId);
      return {
        id: b.id,
        what: [benefitName(b, language), b.level].filter(Boolean).join(" "),
        holder: holder ? nameOf(holder, scope, language) : t("benefits.whole"),
        when: span2(b, language),
        details: [
          b.monthlyFen === null ? null : t("benefits.perMonth", { amount: yuanText(b.monthlyFen, language) }),
          b.endReason,
        ].filter((d): d is string => Boolean(d)),
        /** The mask of its number, which is opened only with a reason. */
        masked: b.documentSealed && b.documentNo,
        standing: b.toOn === null || b.toOn >= on,
      };
    })
    .sort((a, b) => Number(b.standing) - Number(a.standing));
}

export const benefitName = (b: { kind: string; name: string | null }, language: Language): string =>
  b.name ?? translator(householdsText, language)(`benefit.${b.kind as BenefitKind}`);

const span2 = (b: { fromOn: Day; toOn: Day | null }, language: Language): string => {
  const t = translator(householdsText, language);
  const from = longDay(b.fromOn, language);
  return b.toOn === null
    ? t("benefits.since", { from })
    : t("benefits.past", { from, to: longDay(b.toOn, language) });
};
