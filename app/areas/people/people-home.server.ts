import type { Db } from "db/client.server";
import { person as personTable, village } from "db/schema";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { residentRules } from "~/areas/policies/index.server";
import { can, type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { addMonths, todayOn } from "~/platform/dates";
import { holdsRole, overlooks } from "~/platform/home/duty";
import type { HomePart, HomeRow, HomeSource } from "~/platform/home/home-source";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { contactAge } from "./person";
import { peopleHomeText } from "./text/home";

type T = Translate<typeof peopleHomeText.zh>;

/** A cadre's villages: how many people are on record, and what their records lack. */
function villageRows(db: Db, scope: VillageScope, t: T, language: Language): HomeRow[] {
  const today = todayOn();
  // Whom training and loans are open to, by the policy in force.
  const overAge = residentRules(db, today).overAge ?? 150;
  const oldest = addMonths(today, -overAge * 12);
  const youngest = addMonths(today, -contactAge * 12);
  return db
    .select({
      id: village.id,
      name: village.name,
      townName: village.townName,
      all: sql<number>`count(${personTable.id})`,
      phone: sql<number>`count(*) filter (where ${personTable.id} is not null and ${personTable.phone} is null and ${personTable.birthOn} <= ${youngest})`,
      young: sql<number>`count(*) filter (where ${personTable.birthOn} > ${oldest} and ${personTable.birthOn} <= ${youngest})`,
    })
    .from(village)
    .leftJoin(
      personTable,
      and(eq(personTable.villageId, village.id), isNull(personTable.deletedAt), isNull(personTable.diedOn)),
    )
    .where(withinVillages(village.id, scope))
    .groupBy(village.id)
    .orderBy(asc(village.code))
    .limit(12)
    .all()
    .map((v): HomeRow => {
      const list = `/people?village=${v.id}`;
      const state: HomeRow["state"] =
        v.all === 0
          ? { tone: "mute", word: t("mine.none") }
          : v.phone > 0
            ? { tone: "warn", word: t("mine.phone", { count: v.phone }) }
            : { tone: "ok", word: t("mine.complete") };
      return {
        id: String(v.id),
        who: placeLabel(v, language),
        to: `/villages/${v.id}`,
        what: t("mine.count", { count: v.all }),
        state,
        when: t("mine.young", { count: v.young, last: overAge - 1 }),
        action:
          v.phone > 0
            ? { label: t("mine.fill"), to: `${list}&missing=phone` }
            : { label: t("mine.see"), to: list },
      };
    });
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const scope = scopeFor(person.grants, "person.view");
  if (scope === null || !overlooks(person)) return {};
  const t = translator(peopleHomeText, language);
  const startOfYear = Date.parse(`${todayOn().slice(0, 4)}-01-01T00:00:00+08:00`);
  const n = db
    .select({
      all: sql<number>`count(*)`,
      fresh: sql<number>`count(*) filter (where ${personTable.createdAt} >= ${startOfYear})`,
    })
    .from(personTable)
    .where(
      and(
        isNull(personTable.deletedAt),
        isNull(personTable.diedOn),
        withinVillages(personTable.villageId, scope),
      ),
    )
    .get() ?? { all: 0, fresh: 0 };
  const cadre = holdsRole(person, "cadre");
  const rows = cadre ? villageRows(db, scope, t, language) : [];
  return {
    figures: [
      {
        key: "people",
        icon: "users",
        label: t("figure"),
        value: n.all,
        unit: t("unit"),
        note: t("note", { count: n.fresh }),
        to: "/people",
      },
    ],
    sections:
      rows.length === 0
        ? []
        : [
            {
              key: "people.mine",
              title: t("mine.title"),
              count: rows.length,
              waits: false,
              headings: {
                who: t("mine.village"),
                what: t("mine.what"),
                state: t("mine.state"),
                when: t("mine.when"),
                action: t("act"),
              },
              rows,
            },
          ],
    actions:
      cadre && can(person, "person.create") ? [{ label: t("add"), to: "/people/new", icon: "plus" }] : [],
  };
}

/** People on the home page. Nothing of theirs waits: records are looked up, not worked off. */
export const peopleHome: HomeSource = { menu: "people", waiting: () => 0, part };
