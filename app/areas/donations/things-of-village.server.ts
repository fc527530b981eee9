import type { Reader } from "db/client.server";
import { donationLine, equipmentHolder, equipmentItem, itemCustody, stocktake } from "db/schema";
import { and, asc, desc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { whyClosed } from "~/areas/villages/index.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { Tone } from "~/ui/badge";
import { donationNumber } from "./donation-name";
import { stayOf } from "./equipment-view";
import { findHolder, holderPlaceThen } from "./holders.server";
import { type FoundItem, selectItems } from "./item-queries.server";
import { type Grade, heldStates, type ItemState } from "./item-state";
import { type MissingItem, missingItems } from "./missing-items.server";
import { donationText } from "./text";
import { equipmentHomeText } from "./text/home";
import { itemText } from "./text/item";
import { gradeTone, itemTone } from "./ui/words";

/** So many equal things with numbers of their maker stand on rows of their own; more stand on one. */
const mostApart = 3;

/** Equal pieces at one place, or one thing that has a number of its maker. */
export interface VillageThing {
  id: number;
  name: string;
  model: string | null;
  count: number;
  serial: string | null;
  sinceOn: Day | null;
  holder: string;
  keeper: string | null;
  /** What tells it from a row that reads the same: its batch, or the number of its first piece. */
  apart: string | null;
  grade: { tone: Tone; word: string };
  /** Null on a day that is past: states are kept as they are now. */
  state: { tone: Tone; word: string } | null;
  countedOn: Day | null;
  to: string;
}

export interface VillageThings {
  pieces: number;
  /** Something was given to the village, although nothing may be there on the day. */
  had: boolean;
  rows: readonly VillageThing[];
  all: string;
  /** A running stocktake of the village, or where one is begun; null for who may not. */
  stocktake: { to: string; running: boolean } | null;
}

/** In somebody's custody on a day. */
export const custodyOn = (on: Day): SQL | undefined =>
  and(lte(itemCustody.fromOn, on), or(isNull(itemCustody.toOn), gt(itemCustody.toOn, on)));

/** Things of a village: on a past day those in its custody then, today those on its books. */
function itemsOn(db: Reader, villageId: number, on: Day, past: boolean) {
  const there = past
    ? inArray(
        equipmentItem.id,
        db
          .select({ id: itemCustody.itemId })
          .from(itemCustody)
          .where(and(eq(itemCustody.villageId, villageId), custodyOn(on))),
      )
    : and(eq(equipmentHolder.villageId, villageId), inArray(equipmentItem.state, [...heldStates]));
  return selectItems(db).where(there).orderBy(asc(equipmentItem.assetNumber)).all();
}

interface OnDay {
  holderId: number;
  /** Village of the holder on that day. */
  villageId: number;
  sinceOn: Day;
  grade: Grade | null;
  countedOn: Day | null;
}

/** Rows of one stay: what went to another village with its holder was handed to nobody, and is counted on. */
const ofStay = sql`c.item_id = item_custody.item_id and c.holder_id = item_custody.holder_id and c.handover_id is item_custody.handover_id`;
const since = sql<Day>`(select min(c.from_on) from item_custody c where ${ofStay})`;

/** Since when each thing is where it was on a day, its grade then, and when it was last counted there. */
function factsOn(db: Reader, ids: readonly number[], on: Day): Map<number, OnDay> {
  const rows = db
    .select({
      itemId: itemCustody.itemId,
      holderId: itemCustody.holderId,
      villageId: itemCustody.villageId,
      sinceOn: since,
      grade: sql<Grade | null>`(select c.grade from item_condition c where c.item_id = item_custody.item_id and c."on" <= ${on} order by c."on" desc, c.id desc limit 1)`,
      countedOn: sql<Day | null>`(select max(s."on") from stocktake_scan x join stocktake s on s.id = x.stocktake_id where x.item_id = item_custody.item_id and (x.late is null or x.late = 'counted') and s.state = 'closed' and s."on" between ${since} and ${on} and s.village_id in (select c.village_id from item_custody c where ${ofStay} and c.from_on <= s."on"))`,
    })
    .from(itemCustody)
    .where(and(inArray(itemCustody.itemId, [...ids]), custodyOn(on)))
    .all();
  return new Map(rows.map((r) => [r.itemId, r]));
}

/** Things with who had them on a past day instead of who has them now. */
function withHolderThen(db: Reader, found: readonly FoundItem[], facts: ReadonlyMap<number, OnDay>) {
  const ids = new Set(found.flatMap((f) => facts.get(f.item.id)?.holderId ?? []));
  const holders = new Map([...ids].map((id) => [id, findHolder(db, "all", id)]));
  return found.map((f) => ({
    ...f,
    holder: holders.get(facts.get(f.item.id)?.holderId ?? 0) ?? f.holder,
  }));
}

/** Things of a village on a day with what is told of each; `key` says which are told on one row. */
function toldOn(db: Reader, villageId: number, on: Day, past: boolean) {
  const items = itemsOn(db, villageId, on, past);
  const ids = items.map((f) => f.item.id);
  const facts = factsOn(db, ids, on);
  const found = past ? withHolderThen(db, items, facts) : items;
  const missing = past ? new Map<number, MissingItem>() : missingItems(db, ids);
  return found.map((f) => {
    const then = facts.get(f.item.id);
    const gone = missing.get(f.item.id);
    const grade = (past ? then?.grade : null) ?? (f.item.condition as Grade);
    // A count that did not find it was one too.
    const countedOn = gone?.lastOn ?? then?.countedOn ?? null;
    const { line, holder, item } = f;
    // Only what the row says: by what nobody reads there, two rows would look the same.
    const state = past ? "" : gone ? "missing" : item.state;
    const key = [line.id, holder.id, state, grade, then?.sinceOn, countedOn].join(" ");
    return { found: f, then, gone, grade, countedOn, key };
  });
}

/** Pieces that stand on one row of their village with this one, today or on a past day: the list that such a row opens. */
export function alikeOf(db: Reader, itemId: number, on: Day = todayOn()): number[] {
  const past = on < todayOn();
  const villageId = past
    ? factsOn(db, [itemId], on).get(itemId)?.villageId
    : selectItems(db).where(eq(equipmentItem.id, itemId)).get()?.holder.villageId;
  if (villageId === undefined) return [];
  const all = toldOn(db, villageId, on, past);
  const key = all.find((x) => x.found.item.id === itemId)?.key;
  return all.flatMap((x) => (x.key === key ? x.found.item.id : []));
}

/**
 * Donated things of a village on a day: where each is, since when, in what state, when it was last counted. Null for who
 * may not see them there.
 */
export function thingsOfVillage(
  db: Reader,
  reader: SignedIn,
  villageId: number,
  on: Day,
  language: Language,
): VillageThings | null {
  if (!can(reader, "donation.view", villageId)) return null;
  const past = on < todayOn();
  const t = translator(itemText, language);
  const b = translator(donationText, language);
  const h = translator(equipmentHomeText, language);
  const told = toldOn(db, villageId, on, past);
  const places = new Map<number, string>();
  const placeOf = (holder: FoundItem["holder"], at: number): string => {
    const stay = { villageId: past ? at : holder.villageId, toOn: past ? on : null };
    const place = places.get(holder.id) ?? holderPlaceThen(db, holder, stay, language);
    places.set(holder.id, place);
    return place;
  };
  const groups = new Map<string, { row: VillageThing; found: FoundItem[] }>();
  for (const { found: f, then, gone, grade, countedOn, key } of told) {
    const state = f.item.state as ItemState;
    const group = groups.get(key);
    if (group) {
      group.found.push(f);
      continue;
    }
    groups.set(key, {
      found: [f],
      row: {
        id: f.item.id,
        name: f.line.name,
        model: f.line.model,
        count: 1,
        serial: f.item.serial,
        sinceOn: then?.sinceOn ?? null,
        holder: placeOf(f.holder, then?.villageId ?? villageId),
        keeper: f.holder.keeperName && personName(f.holder.keeperName, language),
        grade: { tone: gradeTone(grade), word: b(`grade.${grade}`) },
        state: past
          ? null
          : gone
            ? { tone: "bad", word: h("home.missingState") }
            : { tone: itemTone(state), word: t(`state.${state}`) },
        apart: null,
        countedOn,
        to: `/equipment/${f.item.id}`,
      },
    });
  }
  const kept = [...groups.values()];
  tellApart(kept, language);
  const rows = kept.flatMap(({ row, found: equal }): VillageThing[] =>
    equal.length === 1 || (row.serial !== null && equal.length <= mostApart)
      ? equal.map((f) => ({ ...row, id: f.item.id, serial: f.item.serial, to: `/equipment/${f.item.id}` }))
      : [
          {
            ...row,
            count: equal.length,
            serial: null,
            to: past
              ? `/equipment?alike-then=${stayOf.write(row.id, on)}`
              : `/equipment?stage=held&village=${villageId}&alike=${row.id}`,
          },
        ],
  );
  return {
    pieces: told.length,
    had: told.length > 0 || hadThings(db, villageId, on),
    rows,
    all: `/equipment?stage=held&village=${villageId}`,
    // What a village held that was taken up is counted in the other one.
    stocktake:
      can(reader, "stocktake.run", villageId) && !whyClosed(db, villageId)?.startsWith("closedVillage.merged")
        ? stocktakeOf(db, villageId)
        : null,
  };
}

interface Group {
  row: VillageThing;
  found: readonly FoundItem[];
}

/** Rows of several pieces that would read the same name their batch; of one batch, the number of their first piece. */
function tellApart(groups: readonly Group[], language: Language): void {
  const h = translator(equipmentHomeText, language);
  const alike = new Map<string, Group[]>();
  for (const g of groups) {
    const { id: _, to: __, ...read } = g.row;
    // A thing with a number of its maker is told by that.
    const said = JSON.stringify(read);
    alike.set(said, [...(alike.get(said) ?? []), g]);
  }
  for (const same of alike.values()) {
    if (same.length < 2) continue;
    const batchOf = (g: Group) => (g.found[0] as FoundItem).donation;
    const batches = new Set(same.map((g) => batchOf(g).id));
    for (const g of same)
      g.row.apart =
        batches.size === same.length
          ? h("village.batch", { number: donationNumber(batchOf(g)) })
          : h("village.firstPiece", { number: (g.found[0] as FoundItem).item.assetNumber });
  }
}

/** Whether anything was in the custody of a village by a day. */
export const hadThings = (db: Reader, villageId: number, on: Day): boolean =>
  db
    .select({ id: itemCustody.id })
    .from(itemCustody)
    .where(and(eq(itemCustody.villageId, villageId), lte(itemCustody.fromOn, on)))
    .limit(1)
    .get() !== undefined;

/** Pieces on the books of a village by what they are, the most first. */
export const kindsAt = (db: Reader, villageId: number): { name: string; count: number }[] =>
  db
    .select({ name: donationLine.name, count: sql<number>`count(*)` })
    .from(equipmentItem)
    .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
    .where(and(eq(equipmentHolder.villageId, villageId), inArray(equipmentItem.state, [...heldStates])))
    .groupBy(donationLine.name)
    .orderBy(desc(sql`count(*)`), asc(donationLine.name))
    .all();

function stocktakeOf(db: Reader, villageId: number): { to: string; running: boolean } {
  const open = db
    .select({ id: stocktake.id })
    .from(stocktake)
    .where(and(eq(stocktake.villageId, villageId), eq(stocktake.state, "open")))
    .orderBy(desc(stocktake.id))
    .get();
  return open
    ? { to: `/stocktakes/${open.id}`, running: true }
    : { to: `/stocktakes/new?village=${villageId}`, running: false };
}

/** 计算机 2 件，课桌 40 件: what a village has, in one line. */
export function kindsLine(
  kinds: readonly { name: string; count: number }[],
  language: Language,
  most = 4,
): string {
  const t = translator(equipmentHomeText, language);
  const shown = kinds.slice(0, most).map((k) => t("village.kind", k));
  return [...shown, ...(kinds.length > most ? [t("village.etc", { count: kinds.length })] : [])].join(
    t("village.comma"),
  );
}
