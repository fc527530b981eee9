import { type Day, parseDay } from "~/platform/dates";
import {
  among,
  type ConditionOf,
  columnsAmong,
  listView,
  recordId,
  typed,
  type ViewOf,
} from "~/platform/lists/list-view";
import { categories } from "./category";
import { grades, type HolderKind, holderKinds, type ItemState } from "./item-state";

/** The list of things as its address says it: filters, order, page. Pure. */
export const itemSorts = ["number", "-number", "name", "-name", "-value", "value"] as const;
export type ItemSort = (typeof itemSorts)[number];

/** Views above the list: on the books, not found by the last stocktake, out of order, soon out of warranty, not there yet, gone. */
export const itemStages = ["held", "missing", "repair", "idle", "warranty", "registered", "gone"] as const;
export type ItemStage = (typeof itemStages)[number];
export const statesOf: Record<ItemStage, readonly ItemState[]> = {
  held: ["in-use", "idle", "repair"],
  missing: ["in-use", "idle"],
  repair: ["repair"],
  idle: ["idle"],
  warranty: ["in-use", "idle", "repair"],
  registered: ["registered"],
  gone: ["lost", "scrapped", "returned"],
};

/** own: the village and its stations together, whose things the programme's figures count. */
export const holderFilters = [...holderKinds, "own"] as const;
export type HolderFilter = (typeof holderFilters)[number];
export const kindsOf = (f: HolderFilter): readonly HolderKind[] =>
  f === "own" ? ["village", "station"] : [f];

export const itemColumns = ["number", "serial", "holder", "keeper", "value", "grade", "state"] as const;
export type ItemColumn = (typeof itemColumns)[number];

/** A thing and a past day, as an address names them: 31@2026-11-30. */
export const stayOf = {
  write: (id: number, on: Day): string => `${id}@${on}`,
  read: (text: string | null | undefined): { id: number; on: Day } | undefined => {
    const [id, day] = (text ?? "").split("@");
    const on = parseDay(day ?? "");
    return on && /^\d{1,15}$/.test(id ?? "") ? { id: Number(id), on } : undefined;
  },
};

export const itemList = listView({
  path: "/equipment",
  sorts: itemSorts,
  fields: {
    term: ["q", typed(60)],
    stage: ["stage", among(itemStages)],
    villageId: ["village", recordId],
    holderId: ["holder", recordId],
    holderKind: ["kind", among(holderFilters)],
    category: ["category", among(categories)],
    grade: ["grade", among(grades)],
    donationId: ["batch", recordId],
    /** Pieces that stand with this one on a row of their village's page. */
    alikeId: ["alike", recordId],
    /** The same of a past day. */
    alikeThen: ["alike-then", (text) => (stayOf.read(text) ? (text ?? undefined) : undefined)],
  },
  further: columnsAmong(itemColumns, itemColumns),
});
export type ItemView = ViewOf<typeof itemList>;
export type ItemFilter = ItemView["filter"];
export type ItemFilterKey = ConditionOf<typeof itemList>;
