import type { Db } from "db/client.server";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { instantText, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { stocktakeNumber } from "./donation-name";
import { holderLabel } from "./holders.server";
import { type FoundItem, lossAskedOf, pieceOf } from "./item-queries.server";
import type { Grade, ItemState } from "./item-state";
import { missingItems } from "./missing-items.server";
import { repairsDuring } from "./out-for-repair.server";
import {
  countedOf,
  type FoundStocktake,
  labelledOf,
  lateScansOf,
  thingsOfStocktake,
} from "./stocktake-queries.server";
import { stocktakeText } from "./text/stocktake";

/** What a phone has to know of a thing to recognise its label by itself. */
const shown = (row: FoundItem, language: Language) => ({
  id: row.item.id,
  code: row.item.code,
  number: row.item.assetNumber,
  name: [row.line.name, pieceOf(row)].filter(Boolean).join(" "),
  model: row.line.model ?? "",
  serial: row.item.serial ?? row.item.assetNumber,
  holder: holderLabel(row.holder, language),
  keeper: row.holder.keeperName && personName(row.holder.keeperName, language),
  grade: row.item.condition as Grade,
  state: row.item.state as ItemState,
});
export type StocktakeThing = ReturnType<typeof shown>;

/** The page of a stocktake: everything that a phone without network needs to say what a label is. */
export function stocktakePage(db: Db, person: SignedIn, found: FoundStocktake, language: Language) {
  const t = translator(stocktakeText, language);
  const { stocktake: s, holder } = found;
  const scope = scopeFor(person.grants, "donation.view") ?? [];
  const counted = countedOf(db, s.id);
  const late = lateScansOf(db, s.id);
  const scanned = [...counted.scans, ...late].flatMap((x) => x.itemId ?? []);
  const due = new Set(counted.expected);
  const wanted = [...new Set([...counted.expected, ...scanned])];
  const open = s.state === "open";
  const known = new Map(
    [...(open ? labelledOf(db, scope) : []), ...thingsOfStocktake(db, s, scope, wanted)].map((r) => [
      r.item.id,
      r,
    ]),
  );
  const village = placeName(found.villageName, language);
  return {
    readAt: Date.now(),
    id: s.id,
    number: stocktakeNumber(s),
    title: t("page.title", { village }),
    kind: s.kind as "yearly" | "spot",
    state: s.state as "open" | "closed",
    on: longDay(s.on, language),
    extent: holder
      ? t("page.part", { holder: holderLabel(holder, language), count: due.size })
      : t("page.whole", { count: due.size }),
    note: s.note,
    things: [...known.values()].map((r) => shown(r, language)),
    expected: counted.expected,
    left: counted.left.length,
    scans: counted.scans,
    // What became since of what was not found.
    stillMissing: open ? [] : [...missingItems(db, counted.expected).keys()],
    inRepair: [...repairsDuring(db, s.id)].map(([id, shop]) => ({ id, shop })),
    lossAsked: lossAskedOf(db, counted.expected),
    /** Reported lost and not decided: one that is found is not lost. */
    saidLost: lossAskedOf(db, [...known.keys()], "lost"),
    late: late.map((s) => ({
      id: s.id,
      itemId: s.itemId,
      code: s.code,
      state: s.late as "waiting" | "counted" | "left",
      by: personName(s.lateByName ?? "", language),
      scanned: instantText(s.scannedAt, language),
      arrived: instantText(s.lateAt ?? s.scannedAt, language),
      decided:
        s.decidedAt === null
          ? null
          : { name: personName(s.decidedByName ?? "", language), when: instantText(s.decidedAt, language) },
    })),
    closed:
      s.closedAt === null
        ? null
        : { name: personName(s.closedByName ?? "", language), when: instantText(s.closedAt, language) },
    may: {
      run: can(person, "stocktake.run", s.villageId),
      scan: open && can(person, "stocktake.run", s.villageId),
      report: can(person, "donation.export", s.villageId),
      findAgain: can(person, "equipment.write-off", s.villageId),
      care: can(person, "equipment.care", s.villageId),
    },
  };
}
export type StocktakePage = ReturnType<typeof stocktakePage>;
