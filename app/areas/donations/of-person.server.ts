import type { Reader, Tx } from "db/client.server";
import { equipmentHolder, equipmentItem, itemCustody } from "db/schema";
import { and, eq, isNull, min, sql } from "drizzle-orm";
import { heldSection, type PersonHoldings, type PersonRows, type PersonSource } from "~/areas/people";
import { can } from "~/platform/access/actor";
import { type Day, longDay } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { retained } from "~/platform/retention.server";
import { findItem } from "./item-queries.server";
import { type ItemState, isHeld } from "./item-state";
import { equipmentHomeText } from "./text/home";
import { itemText } from "./text/item";
import { itemTone } from "./ui/words";

/**
 * What a person was handed, newest first: from the day of the paper until it went elsewhere. Where they lived meanwhile
 * makes no second time of it.
 */
const custodyOfPerson = (db: Reader, personId: number) =>
  db
    .select({
      custodyId: min(itemCustody.id).mapWith(Number),
      itemId: itemCustody.itemId,
      fromOn: sql<Day>`min(${itemCustody.fromOn})`,
      toOn: sql<Day | null>`CASE WHEN count(*) = count(${itemCustody.toOn}) THEN max(${itemCustody.toOn}) END`,
    })
    .from(itemCustody)
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, itemCustody.holderId))
    .where(eq(equipmentHolder.personId, personId))
    .groupBy(itemCustody.itemId, itemCustody.handoverId)
    .orderBy(sql`3 DESC`, sql`1`)
    .all();

/** What a person holds now. */
const inHandOf = (db: Reader, personId: number) =>
  db
    .select({ id: equipmentItem.id })
    .from(equipmentItem)
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
    .innerJoin(itemCustody, and(eq(itemCustody.itemId, equipmentItem.id), isNull(itemCustody.toOn)))
    .where(eq(equipmentHolder.personId, personId))
    .all()
    .flatMap(({ id }) => {
      const row = findItem(db, "all", id);
      return row && isHeld(row.item.state) ? [row] : [];
    });

/** Equipment that was handed to a person, on their line of time. */
export const equipmentOfPersonSource: PersonSource = {
  part: "equipment",
  afterDeath: (db, personId, _diedOn, language) => {
    const things = inHandOf(db, personId);
    if (things.length === 0) return [];
    const t = translator(equipmentHomeText, language);
    const names = things.slice(0, 3).map(({ line, item }) => `${line.name} ${item.assetNumber}`);
    const what = names.join(language === "zh" ? "、" : ", ");
    const all = things.length <= 3 ? what : t("person.andMore", { what, count: things.length });
    return [t("person.afterDeath", { what: all })];
  },
  steps: (db, viewer, personId, language) => {
    const t = translator(equipmentHomeText, language);
    const i = translator(itemText, language);
    return custodyOfPerson(db, personId).flatMap((c) => {
      const row = findItem(db, "all", c.itemId);
      if (!row) return [];
      const state = row.item.state as ItemState;
      return [
        {
          key: `equipment-${c.custodyId}`,
          on: c.fromOn,
          when: longDay(c.fromOn, language),
          title: t("person.title"),
          what: t("person.what", { name: row.line.name, number: row.item.assetNumber }),
          detail: [
            t("person.from", { donor: row.donation.donorName }),
            c.toOn && t("person.until", { day: longDay(c.toOn, language) }),
          ]
            .filter(Boolean)
            .join(language === "zh" ? "，" : ", "),
          phase: "done" as const,
          badge: { tone: c.toOn ? ("mute" as const) : itemTone(state), word: i(`state.${state}`) },
          to: can(viewer, "donation.view", row.holder.villageId) ? `/equipment/${c.itemId}` : undefined,
        },
      ];
    });
  },
};

const holdersOf = (db: Reader, personId: number) =>
  db.select().from(equipmentHolder).where(eq(equipmentHolder.personId, personId)).all();

/** What somebody received moves with their record, and with them to another village: past days stay the old one's. */
export const holdersOfPerson: PersonRows = {
  key: "equipment_holder",
  table: "equipment_holder",
  column: "person_id",
  word: (language) => translator(equipmentHomeText, language)("merge.holder"),
  along: (db, personId) =>
    holdersOf(db, personId).map(({ id }) => ({ table: "item_custody", column: "holder_id", value: id })),
  follow: (tx, personId, villageId, from) => {
    for (const holder of holdersOf(tx, personId)) {
      if (holder.villageId === villageId) continue;
      tx.update(equipmentHolder).set({ villageId }).where(eq(equipmentHolder.id, holder.id)).run();
      custodyMoves(tx, holder.id, villageId, from);
    }
  },
};

/** What a holder has stands in the other village from a day on; where it stood before stays on record. */
function custodyMoves(tx: Tx, holderId: number, villageId: number, from: Day): void {
  const open = and(eq(itemCustody.holderId, holderId), isNull(itemCustody.toOn));
  for (const { id, fromOn, ...c } of tx.select().from(itemCustody).where(open).all()) {
    const row = eq(itemCustody.id, id);
    if (fromOn >= from) tx.update(itemCustody).set({ villageId }).where(row).run();
    else {
      tx.update(itemCustody).set({ toOn: from }).where(row).run();
      tx.insert(itemCustody)
        .values({ ...c, villageId, fromOn: from })
        .run();
    }
  }
}

/** Things handed to a person. The records of a gift are kept as those of a household are; its papers keep the name that signed. */
export const equipmentHoldings: PersonHoldings = {
  key: "donations",
  tables: [
    "equipment_holder",
    "donation_line",
    "equipment_kit",
    "equipment_item",
    "item_change",
    "item_custody",
    "item_condition",
    "item_repair",
    "item_write_off",
    "handover",
    "handover_item",
    "handover_signature",
    "stocktake",
    "stocktake_item",
    "stocktake_scan",
  ],
  held: (db, personId, language) => {
    const t = translator(equipmentHomeText, language);
    const i = translator(itemText, language);
    const keeper = db
      .select({ name: equipmentHolder.keeperName, phone: equipmentHolder.keeperPhone })
      .from(equipmentHolder)
      .where(eq(equipmentHolder.personId, personId))
      .get();
    return heldSection(
      "equipment",
      t("held.title"),
      [t("held.name"), t("held.number"), t("held.state"), t("held.since"), t("held.keeper")],
      custodyOfPerson(db, personId).map((c) => {
        const row = findItem(db, "all", c.itemId);
        return [
          row?.line.name,
          row?.item.assetNumber,
          row && i(`state.${row.item.state as "idle"}`),
          [c.fromOn, c.toOn].filter(Boolean).join(" — "),
          [keeper?.name, keeper?.phone].filter(Boolean).join(" "),
        ];
      }),
    );
  },
  kept: (db, personId, language) => {
    const rows = custodyOfPerson(db, personId);
    const last = rows[0];
    const rule = last && retained(db, "household", last.toOn ?? last.fromOn);
    const what = translator(equipmentHomeText, language)("held.kept");
    return rule ? [{ what, count: rows.length, ...rule, needsName: true }] : [];
  },
  open: (db, personId, language) => {
    const t = translator(equipmentHomeText, language);
    return inHandOf(db, personId).map(({ line, item }) =>
      t("held.open", { name: line.name, number: item.assetNumber }),
    );
  },
  erase: (tx, personId) => {
    tx.update(equipmentHolder)
      .set({ keeperName: null, keeperPhone: null })
      .where(eq(equipmentHolder.personId, personId))
      .run();
  },
};
