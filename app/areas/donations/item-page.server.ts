import type { Db } from "db/client.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { addDays, instantText, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import type { Category } from "./category";
import { donationNumber, handoverNumber, writeOffNumber } from "./donation-name";
import { findHolder, holderLabel, holderLabelThen } from "./holders.server";
import {
  busyOf,
  conditionsOf,
  custodyOf,
  type FoundItem,
  findItem,
  itemChangesOf,
  kitOf,
  papersOfItem,
  pieceOf,
  repairsOf,
  writeOffsOf,
} from "./item-queries.server";
import { daysOut, type Grade, type ItemState, mayBe, type Valuation } from "./item-state";
import { warrantyDays } from "./list-items.server";
import { missingItems } from "./missing-items.server";
import { looseSet } from "./set-kits.server";
import { seenAfterLoss, seenSince, sightingWords } from "./sightings.server";
import { itemText } from "./text/item";
import { isFixedAsset } from "./threshold";
import { thresholdFor } from "./thresholds.server";

/** Everything the page of a thing shows, as plain values. */
export function itemPage(db: Db, person: SignedIn, row: FoundItem, language: Language) {
  const t = translator(itemText, language);
  const { item, line, donation: d, holder } = row;
  const today = todayOn();
  const state = item.state as ItemState;
  const may = mayBe(state, busyOf(db, item.id));
  const cares = can(person, "equipment.care", holder.villageId);
  const papers = papersOfItem(db, item.id);
  const open = papers.find((p) => p.state === "open");
  const repairs = repairsOf(db, item.id);
  const writeOffs = writeOffsOf(db, item.id);
  const asked = writeOffs.find((w) => w.state === "asked");
  const seen = asked && seenSince(db, asked);
  const kit = kitOf(db, row);
  const missing = missingItems(db, [item.id]).get(item.id);
  const outNow = repairs.find((r) => r.backOn === null);
  return {
    id: item.id,
    title: line.name,
    category: line.category as Category,
    model: line.model,
    state,
    grade: item.condition as Grade,
    number: item.assetNumber,
    serial: item.serial,
    serials: line.serials,
    piece: pieceOf(row) === null ? null : t("page.piece", { piece: item.piece, count: line.quantity }),
    holder: holderLabel(holder, language),
    personId: holder.personId,
    holderId: holder.id,
    keeper: holder.keeperName && personName(holder.keeperName, language),
    value: yuanFigure(line.unitFen),
    valuation: line.valuation as Valuation,
    batch: { id: d.id, label: `${donationNumber(d)} ${d.title}` },
    donor: d.donorName,
    usedFor: d.usedFor,
    fixed: isFixedAsset(line.unitFen, line.special, thresholdFor(db, item.receivedOn ?? d.handoverOn)),
    warranty: warrantyWords(),
    warrantySoon:
      item.warrantyOn !== null && item.warrantyOn >= today && item.warrantyOn <= addDays(today, warrantyDays),
    note: item.note,
    missing: missing
      ? {
          stocktakeId: missing.stocktakeId,
          words: t(missing.reported ? "page.missingReported" : "page.missing", {
            day: longDay(missing.on, language),
            until: longDay(missing.searchUntil, language),
          }),
        }
      : null,
    open: open ? { id: open.id, number: handoverNumber(open), kind: open.kind as "transfer" } : null,
    asked: asked
      ? {
          name: personName(asked.askedByName, language),
          kind: asked.kind as "lost" | "scrapped",
          seen: seen ? sightingWords(seen, asked.on, language) : null,
        }
      : null,
    seenLost: state === "lost" ? seenAfterLoss(db, item.id, language) : null,
    kit: {
      name: kit.name,
      set: kit.set,
      parts: kit.itemIds
        .filter((id) => id !== item.id)
        .flatMap((id) => {
          const part = findItem(db, [holder.villageId], id);
          return part ? [{ id, name: part.line.name, serial: part.item.serial }] : [];
        }),
    },
    loose: looseWords(),
    custody: custodyOf(db, item.id).map((c) => {
      const at = findHolder(db, "all", c.holderId);
      const paper = papers.find((p) => p.id === c.handoverId);
      return {
        id: c.id,
        holder: at ? holderLabelThen(db, at, c, language) : "",
        when:
          c.toOn === null
            ? t("page.from", { day: longDay(c.fromOn, language) })
            : t("page.until", { from: longDay(c.fromOn, language), to: longDay(c.toOn, language) }),
        present: c.toOn === null,
        paper: paper ? { id: paper.id, number: handoverNumber(paper) } : null,
      };
    }),
    conditions: conditionsOf(db, item.id).map((c) => ({
      id: c.id,
      on: longDay(c.on, language),
      grade: c.grade as Grade,
      note: c.note,
      who: personName(c.userName, language),
      stocktake: c.stocktakeId !== null,
      photo: c.hasPhoto,
    })),
    repairs: repairs.map((r) => ({
      id: r.id,
      what: r.what,
      shop: r.shop,
      when:
        r.backOn === null
          ? t("page.outSince", { day: longDay(r.outOn, language), days: daysOut(r.outOn, today) })
          : t("page.until", { from: longDay(r.outOn, language), to: longDay(r.backOn, language) }),
      cost: r.costFen === null ? null : yuanFigure(r.costFen),
      result: r.result,
      open: r.backOn === null,
    })),
    repairSum: {
      count: repairs.length,
      cost: yuanFigure(repairs.reduce((sum, r) => sum + (r.costFen ?? 0), 0)),
      days: repairs.reduce((sum, r) => sum + daysOut(r.outOn, r.backOn ?? today), 0),
    },
    writeOffs: writeOffs.map((w) => ({
      id: w.id,
      number: writeOffNumber(w),
      kind: w.kind as "lost" | "scrapped",
      state: w.state as "asked" | "approved" | "refused",
      reason: w.reason,
      decision: w.decision,
      on: longDay(w.on, language),
    })),
    history: itemChangesOf(db, item.id).map((c) => ({
      id: c.id,
      state: c.toState as ItemState,
      who: personName(c.userName, language),
      when: instantText(c.at, language),
      reason: c.reason,
    })),
    may: {
      edit: cares && state !== "cancelled",
      grade: cares && may.graded,
      repair: cares && may.repaired,
      back: cares && outNow ? outNow.id : null,
      move: cares && may.moved,
      writeOff: cares && may.writtenOff,
      findAgain: state === "lost" && can(person, "equipment.write-off", holder.villageId),
      decide: asked !== undefined && can(person, "equipment.write-off", holder.villageId),
      paper: can(person, "donation.export", holder.villageId),
      switch: cares && may.switched ? ((state === "idle" ? "in-use" : "idle") as "in-use" | "idle") : null,
      label: can(person, "donation.edit", holder.villageId) && state !== "cancelled",
    },
  };

  /** What should stand in sets together and does not; to be put right by who cares for it. */
  function looseWords() {
    const loose = looseSet(db, row);
    if (!loose) return null;
    const parts = loose.itemIds
      .filter((id) => id !== item.id)
      .flatMap((id) => {
        const part = findItem(db, [holder.villageId], id);
        return part ? [part.line.name] : [];
      });
    return { name: loose.name, count: loose.itemIds.length, parts: [...new Set(parts)], join: cares };
  }

  function warrantyWords(): string | null {
    if (item.warrantyOn === null) return null;
    const day = longDay(item.warrantyOn, language);
    const left = Math.round((Date.parse(item.warrantyOn) - Date.parse(today)) / 86_400_000);
    if (left < 0) return t("page.warrantyOver", { day });
    return left <= warrantyDays ? t("page.warrantySoon", { day, count: left }) : day;
  }
}
export type ItemPage = ReturnType<typeof itemPage>;
