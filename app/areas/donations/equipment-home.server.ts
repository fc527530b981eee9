import type { Db } from "db/client.server";
import { donation, donationLine, equipmentHolder, equipmentItem, handover, village } from "db/schema";
import { asc, eq, inArray } from "drizzle-orm";
import { type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import { longDay, shortDay, todayOn } from "~/platform/dates";
import { dutyScope, overlooks } from "~/platform/home/duty";
import {
  type HomeAside,
  type HomePart,
  type HomeRow,
  type HomeSection,
  type HomeSource,
  waitingIn,
} from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { placeLabel, placeName } from "~/platform/search/place-name";
import { thingsOfDead } from "./deaths-home.server";
import { donationNumber } from "./donation-name";
import { changesOf, findWholeDonation } from "./donation-queries.server";
import { missingOfScope } from "./missing-of-scope.server";
import { equipmentCounts, equipmentWaiting } from "./of-village.server";
import { openStocktakes } from "./stocktake-queries.server";
import { equipmentDeathText } from "./text/deaths";
import { equipmentHomeText } from "./text/home";

const shown = 8;
type T = ReturnType<typeof translator<typeof equipmentHomeText.zh>>;

function section(
  t: T,
  key: "approvals" | "handovers" | "writeOffs" | "missing" | "due",
  rows: readonly HomeRow[],
  all: string,
): HomeSection[] {
  return titled(t, key, t(`home.${key}`), rows, all);
}

function titled(t: T, key: string, title: string, rows: readonly HomeRow[], all: string): HomeSection[] {
  if (rows.length === 0) return [];
  return [
    {
      key: `equipment.${key}`,
      title,
      count: rows.length,
      waits: true,
      headings: {
        who: t("home.what"),
        what: t("home.detail"),
        state: rows.some((r) => r.state) ? t("home.state") : undefined,
        when: t("home.when"),
        action: t("home.act"),
      },
      rows: rows.slice(0, shown),
      more: rows.length > shown ? { label: t("home.all"), to: all } : undefined,
    },
  ];
}

/** Batches that were handed in: approved by somebody other than who did. */
function approvals(db: Db, person: SignedIn, villages: VillageScope, t: T, language: Language): HomeRow[] {
  const submitted = db
    .select({ id: donation.id })
    .from(donation)
    .where(eq(donation.state, "submitted"))
    .orderBy(asc(donation.year), asc(donation.number))
    .all();
  return submitted.flatMap(({ id }): HomeRow[] => {
    const found = findWholeDonation(db, { userId: person.userId, villages }, id);
    const asked = changesOf(db, id)
      .filter((c) => c.toState === "submitted")
      .at(-1);
    if (!found || asked?.userId === person.userId) return [];
    const { donation: d, lines } = found;
    const to = `/donations/${id}`;
    return [
      {
        id: String(id),
        who: d.title,
        where: donationNumber(d),
        to,
        what: t("home.given", {
          donor: d.donorName,
          count: lines.reduce((sum, l) => sum + l.line.quantity, 0),
        }),
        when: asked ? shortDay(todayOn(asked.at), language) : "",
        action: { label: t("home.decide"), to, primary: true },
      },
    ];
  });
}

/** Lists of things that change hands and are not signed yet. */
function unsigned(db: Db, scope: VillageScope, t: T, language: Language): HomeRow[] {
  const { handovers } = equipmentWaiting(db, scope);
  if (handovers.length === 0) return [];
  return db
    .select()
    .from(handover)
    .where(inArray(handover.id, handovers))
    .all()
    .map((h) => ({
      id: String(h.id),
      who: t("home.paper", { number: `YJ-${h.year}-${String(h.number).padStart(3, "0")}` }),
      to: `/handovers/${h.id}`,
      what: h.place,
      when: longDay(h.on, language),
      action: { label: t("home.sign"), to: `/handovers/${h.id}` },
    }));
}

/** Things to be written off: decided by somebody other than who asked. */
function writeOffs(db: Db, person: SignedIn, scope: VillageScope, t: T, language: Language): HomeRow[] {
  const waiting = equipmentWaiting(db, scope).writeOffs.filter((w) => w.askedBy !== person.userId);
  return waiting.flatMap((w): HomeRow[] => {
    const item = db
      .select({
        number: equipmentItem.assetNumber,
        thing: donationLine.name,
        name: village.name,
        townName: village.townName,
      })
      .from(equipmentItem)
      .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
      .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
      .innerJoin(village, eq(village.id, equipmentHolder.villageId))
      .where(eq(equipmentItem.id, w.itemId))
      .get();
    if (!item) return [];
    const to = `/equipment/${w.itemId}`;
    return [
      {
        id: String(w.id),
        who: item.thing,
        where: item.number,
        to,
        what: `${placeLabel(item, language)}${t("village.comma")}${w.reason}`,
        when: shortDay(w.on, language),
        action: { label: t("home.decide"), to, primary: true },
      },
    ];
  });
}

/** Villages whose things were not counted for a year. */
const due = (db: Db, scope: VillageScope, t: T, language: Language): HomeRow[] => {
  const open = openStocktakes(db, scope);
  const today = todayOn();
  return equipmentWaiting(db, scope).due.map((v) => ({
    id: String(v.villageId),
    who: placeName(v.name, language),
    to: `/villages/${v.villageId}`,
    where: placeName(v.townName, language),
    what: `${t("home.items", { count: v.items })}${t("village.comma")}${
      v.last ? t("home.last", { day: shortDay(v.last, language) }) : t("home.never")
    }`,
    state: v.dueOn < today ? { tone: "bad", icon: "octagon-alert", word: t("home.over") } : undefined,
    when: t("home.dueOn", { day: longDay(v.dueOn, language) }),
    flag: v.dueOn < today ? "bad" : "warn",
    action: open.has(v.villageId)
      ? { label: t("home.goOn"), to: `/stocktakes/${open.get(v.villageId)}` }
      : { label: t("home.count"), to: `/stocktakes/new?village=${v.villageId}` },
  }));
};

/** What a stocktake did not find: to be looked for by its day, or reported as lost. */
const missing = (db: Db, scope: VillageScope, t: T, language: Language): HomeRow[] => {
  const today = todayOn();
  return missingOfScope(db, scope).map(({ itemId, on, searchUntil, found }) => ({
    id: String(itemId),
    who: found.line.name,
    where: found.item.assetNumber,
    to: `/equipment/${itemId}`,
    what: `${placeLabel({ name: found.holder.villageName, townName: found.holder.townName }, language)}${t("village.comma")}${t(
      "home.missingSince",
      { day: shortDay(on, language) },
    )}`,
    state: searchUntil < today ? { tone: "bad", icon: "octagon-alert", word: t("home.over") } : undefined,
    when: t("home.dueOn", { day: longDay(searchUntil, language) }),
    flag: searchUntil < today ? "bad" : "warn",
    action: { label: t("home.look"), to: `/equipment/${itemId}` },
  }));
};

/** The same beside a pile of work of another area. */
const figuresAside = (n: ReturnType<typeof equipmentCounts>, t: T): HomeAside => ({
  key: "equipment.figures",
  title: t("village.label"),
  items: [
    {
      id: "held",
      label: t("home.held"),
      value: t("village.pieces", { count: n.held.count }),
      to: n.held.href,
    },
    {
      id: "repair",
      label: t("home.repair"),
      value: t("village.pieces", { count: n.repair.count }),
      to: n.repair.href,
    },
  ],
});

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const scope = scopeFor(person.grants, "donation.view");
  if (scope === null) return {};
  const t = translator(equipmentHomeText, language);
  const signs = dutyScope(person, "donation.edit");
  const approves = dutyScope(person, "donation.approve");
  const decides = dutyScope(person, "equipment.write-off");
  const counts = dutyScope(person, "stocktake.run");
  const cares = dutyScope(person, "equipment.care");
  const all = equipmentCounts(db, scope);
  const held = overlooks(person) ? all : null;
  return {
    figures: held
      ? [
          {
            key: "equipment",
            icon: "package",
            label: t("village.label"),
            value: held.held.count,
            unit: t("village.unit"),
            note: t("home.note", { computers: held.computers.count, repair: held.repair.count }),
            to: held.held.href,
          },
        ]
      : [],
    asides: held || all.held.count === 0 ? [] : [figuresAside(all, t)],
    sections: [
      ...(approves === null
        ? []
        : section(t, "approvals", approvals(db, person, approves, t, language), "/donations")),
      ...(decides === null
        ? []
        : section(t, "writeOffs", writeOffs(db, person, decides, t, language), "/equipment")),
      ...(signs === null ? [] : section(t, "handovers", unsigned(db, signs, t, language), "/donations")),
      ...(counts === null
        ? []
        : section(t, "missing", missing(db, counts, t, language), "/equipment?stage=missing")),
      ...(cares === null
        ? []
        : titled(
            t,
            "deaths",
            translator(equipmentDeathText, language)("title"),
            thingsOfDead(db, cares, language),
            "/equipment?stage=held",
          )),
      ...(counts === null ? [] : section(t, "due", due(db, counts, t, language), "/stocktakes")),
    ],
  };
}

/** Donated equipment on the home page and in the menu. */
export const equipmentHome: HomeSource = {
  menu: "donations",
  waiting: (db, person) => waitingIn(part(db, person, "zh")),
  part,
};
