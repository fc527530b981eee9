import type { Db, Reader } from "db/client.server";
import { household, householdMember, pensionCheck, person, village } from "db/schema";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { longDay, todayOn } from "~/platform/dates";
import { dutyScope, holdsRole, overlooks } from "~/platform/home/duty";
import type { HomePart, HomeSource } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { householdsText } from "../text/households";
import { householdTitle } from "./fact-words";
import { countHouseholds, undoneRows } from "./list-households.server";
import { countOverdueChecks, overdueCheck } from "./overdue-checks.server";
import { head } from "./relation";

const shown = 8;

/** Checks are a cadre's work in their villages; who looks at the whole sees the number. */
const workScope = (person: Pick<SignedIn, "grants">): VillageScope | null =>
  holdsRole(person, "cadre") ? dutyScope(person, "pension.check") : null;

function overdueRows(db: Db, scope: VillageScope, language: Language) {
  const t = translator(householdsText, language);
  const today = todayOn();
  return db
    .select({
      id: person.id,
      name: person.name,
      villageName: village.name,
      townName: village.townName,
      dueOn: pensionCheck.nextDueOn,
      houseNumber: household.houseNumber,
      householdId: household.id,
    })
    .from(pensionCheck)
    .innerJoin(person, eq(person.id, pensionCheck.personId))
    .innerJoin(village, eq(village.id, person.villageId))
    .leftJoin(householdMember, and(eq(householdMember.personId, person.id), isNull(householdMember.toOn)))
    .leftJoin(household, eq(household.id, householdMember.householdId))
    .where(overdueCheck(scope, today))
    .orderBy(asc(pensionCheck.nextDueOn), asc(person.id))
    .limit(shown)
    .all()
    .map((r) => {
      const dueOn = r.dueOn ?? today;
      const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
      return {
        id: String(r.id),
        who: personName(r.name, language),
        to: `/people/${r.id}`,
        where: [placeLabel({ townName: r.townName, name: r.villageName }, language), r.houseNumber]
          .filter(Boolean)
          .join(" "),
        state: { tone: "bad" as const, word: t("home.days", { count: days, days }) },
        when: longDay(dueOn, language),
        flag: "bad" as const,
        action: { label: t("home.action"), to: `/people/${r.id}/pension` },
      };
    });
}

/** Households of which somebody who has died is still head or member, with what is left to say. */
const undoneMembers = (db: Reader, scope: VillageScope) =>
  db
    .select({
      memberId: householdMember.id,
      relation: householdMember.relation,
      personId: person.id,
      name: person.name,
      diedOn: person.diedOn,
      householdId: household.id,
      houseNumber: household.houseNumber,
      villageName: village.name,
      townName: village.townName,
      survived: sql<number>`(SELECT count(*) FROM household_member o WHERE o.household_id = ${household.id} AND o.to_on IS NULL) > 1`,
    })
    .from(person)
    .innerJoin(householdMember, and(eq(householdMember.personId, person.id), isNull(householdMember.toOn)))
    .innerJoin(household, eq(household.id, householdMember.householdId))
    .innerJoin(village, eq(village.id, household.villageId))
    .where(
      and(
        sql`${householdMember.id} IN (SELECT id FROM ${sql.raw(undoneRows)})`,
        isNull(household.deletedAt),
        withinVillages(household.villageId, scope),
      ),
    )
    .orderBy(asc(person.diedOn), asc(person.id))
    .all();

/** Who follows a head is said by who keeps the households of a village: its cadres and the loan officer. */
const namingScope = (person: Pick<SignedIn, "grants">): VillageScope | null =>
  dutyScope(person, "household.edit");

function undoneSection(db: Db, person: SignedIn, language: Language): NonNullable<HomePart["sections"]> {
  const scope = namingScope(person);
  const all = scope === null ? [] : undoneMembers(db, scope);
  if (all.length === 0) return [];
  const t = translator(householdsText, language);
  const today = todayOn();
  return [
    {
      key: "households.head-died",
      title: t("home.diedTitle"),
      count: all.length,
      waits: true,
      headings: {
        who: t("home.village"),
        state: t("home.state"),
        when: t("home.diedOn"),
        action: t("home.act"),
      },
      rows: all.slice(0, shown).map((r) => {
        const hands = r.relation === head && r.survived;
        const diedOn = r.diedOn ?? today;
        return {
          id: String(r.memberId),
          who: householdTitle(personName(r.name, language), r.houseNumber, language),
          to: `/households/${r.householdId}`,
          where: [placeLabel({ townName: r.townName, name: r.villageName }, language), r.houseNumber]
            .filter(Boolean)
            .join(" "),
          state: { tone: "bad" as const, word: t(hands ? "head.hasDied" : "home.memberDied") },
          when: longDay(diedOn, language),
          flag: "bad" as const,
          action: hands
            ? { label: t("head.nameNext"), to: `/households/${r.householdId}/head` }
            : {
                label: t("leave.enterEnd"),
                to: `/households/${r.householdId}/members/${r.memberId}/leaving`,
              },
        };
      }),
      more:
        all.length > shown
          ? { label: t("home.diedMore", { count: all.length }), to: "/households?state=head-died" }
          : undefined,
    },
  ];
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const scope = scopeFor(person.grants, "household.view");
  if (scope === null) return {};
  // A loan officer keeps households and looks at no sums.
  if (!overlooks(person)) return { sections: undoneSection(db, person, language) };
  const t = translator(householdsText, language);
  const overdue = countOverdueChecks(db, scope);
  const work = workScope(person);
  const count = work === null ? 0 : countOverdueChecks(db, work);
  return {
    figures: [
      {
        key: "households",
        icon: "door-open",
        label: t("home.figure"),
        value: countHouseholds(db, scope, {}),
        unit: t("home.unit"),
        note: overdue > 0 ? t("home.note", { count: overdue }) : undefined,
        to: "/households",
      },
    ],
    sections: [
      ...undoneSection(db, person, language),
      ...(work === null || count === 0
        ? []
        : [
            {
              key: "households.overdue",
              title: t("home.title"),
              count,
              waits: true,
              headings: {
                who: t("home.village"),
                state: t("home.state"),
                when: t("home.when"),
                action: t("home.act"),
              },
              rows: overdueRows(db, work, language),
              more:
                count > shown
                  ? { label: t("home.more", { count }), to: "/households?pension=overdue" }
                  : undefined,
            },
          ]),
    ],
  };
}

/** Households on the home page: pension checks that are overdue and heads who have died wait for who keeps them. */
export const householdsHome: HomeSource = {
  menu: "households",
  waiting: (db, person) => {
    const [work, naming] = [workScope(person), namingScope(person)];
    const overdue = work === null ? 0 : countOverdueChecks(db, work);
    return overdue + (naming === null ? 0 : undoneMembers(db, naming).length);
  },
  part,
};
