import type { Db } from "db/client.server";
import { can, inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { chineseAmount } from "~/platform/chinese-amount";
import { type Day, instantText, longDay, shortDay, todayOn } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure, yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { approvalScanOf } from "./approval-scan.server";
import { categoryOf } from "./category";
import { betterNumbered } from "./donation-line";
import { donationNumber, handoverNumber } from "./donation-name";
import { changesOf, type FoundDonation, factsOf, handoversOf, itemsOfLines } from "./donation-queries.server";
import {
  type DonationState,
  type Road,
  railStages,
  roads,
  stepsFrom,
  takesApprovalNumber,
  takesFacts,
  whyNotStep,
} from "./donation-state";
import type { HandoverState } from "./handover-rules";
import { holderLabel, holdersInScope } from "./holders.server";
import type { Valuation } from "./item-state";
import { donationText } from "./text";
import { isFixedAsset } from "./threshold";
import { thresholdFor } from "./thresholds.server";

type T = Translate<typeof donationText.zh>;

/**
 * When it is handed over, as it was planned first and as it came about: the papers may bear a later day than the plan,
 * and an approval that came late moves the plan itself.
 */
function daysOf(
  d: FoundDonation["donation"],
  papers: readonly { kind: string; state: string; on: Day }[],
  language: Language,
) {
  const handed = papers.filter((p) => p.kind === "handover" && p.state === "accepted").map((p) => p.on);
  const days = [...new Set(handed)].sort();
  const planned = d.plannedOn ?? d.handoverOn;
  const differs = days.length > 0 ? days.some((on) => on !== planned) : planned !== d.handoverOn;
  return {
    on: longDay(d.handoverOn, language),
    handedOver:
      days.length > 0 ? days.map((on) => longDay(on, language)).join(language === "zh" ? "、" : ", ") : null,
    planned: differs ? longDay(planned, language) : null,
  };
}

/** Everything the page of a batch shows, as plain values: gathered once, drawn by the page. */
export function donationPage(db: Db, person: SignedIn, found: FoundDonation, language: Language) {
  const t = translator(donationText, language);
  const { donation: d, own, lines, whole } = found;
  const scope = scopeFor(person.grants, "donation.view") ?? [];
  const state = d.state as DonationState;
  const may = (capability: "donation.edit" | "donation.approve" | "donation.export") =>
    whole &&
    (lines.length === 0
      ? can(person, capability)
      : lines.every((l) => can(person, capability, l.holder.villageId)));
  const items = itemsOfLines(
    db,
    own.map((l) => l.line.id),
  );
  const facts = factsOf(db, found);
  const total = own.reduce((sum, l) => sum + l.line.quantity * l.line.unitFen, 0);
  const threshold = thresholdFor(db, items.find((i) => i.receivedOn !== null)?.receivedOn ?? d.handoverOn);
  const fixed = own
    .filter(({ line }) => isFixedAsset(line.unitFen, line.special, threshold))
    .reduce((sum, l) => sum + l.line.quantity, 0);
  const holders = new Map(holdersInScope(db, scope).map((h) => [h.id, h]));
  const papers = handoversOf(db, d.id).filter((h) => holders.has(h.toHolderId ?? h.fromHolderId ?? 0));
  const pieces = own.reduce((sum, l) => sum + l.line.quantity, 0);
  return {
    id: d.id,
    title: d.title,
    number: donationNumber(d),
    year: d.year,
    state,
    road: d.road as Road,
    ...daysOf(d, papers, language),
    place: d.place,
    donor: d.donorName,
    contact: [d.donorContact, d.donorPhone].filter(Boolean).join(" ") || null,
    handler: personName(d.createdByName, language),
    basis: d.basis,
    usedFor: d.usedFor,
    valuationNote: d.valuationNote,
    note: d.note,
    approvalNumber: d.approvalNumber,
    approvedOn: d.approvedOn && longDay(d.approvedOn, language),
    approvalScan: approvalScanOf(db, d.id) !== undefined,
    approvalMissing: d.road === "bureau" && !d.approvalNumber && state !== "cancelled",
    roads: roads.map((road) => ({ road, chosen: road === d.road })),
    rail: railOf(db, found, papers, t, language),
    steps: stepsFrom(state)
      .filter((s) => may(s.capability as "donation.edit"))
      .map((s) => {
        const why = whyNotStep(facts, s.to, person.userId);
        return { to: s.to, why: why && t(why) };
      }),
    whole,
    pieces,
    allPieces: lines.reduce((sum, l) => sum + l.line.quantity, 0),
    rows: rowsOf(),
    total: yuanFigure(total),
    totalWords: language === "zh" ? chineseAmount(total) : yuanText(total, language),
    assets: assetWords(),
    fixed,
    serialsLeft: items.filter((i) => own.some((l) => l.line.id === i.lineId && l.line.serials) && !i.serial)
      .length,
    papers: papers.map((h) => {
      const holder = holders.get(h.toHolderId ?? h.fromHolderId ?? 0);
      return {
        id: h.id,
        number: handoverNumber(h),
        kind: h.kind as "handover",
        state: h.state as HandoverState,
        count: h.items,
        holder: holder ? holderLabel(holder, language) : "",
      };
    }),
    history: changesOf(db, d.id).map((c) => ({
      id: c.id,
      state: c.toState as DonationState,
      who: personName(c.userName, language),
      when: instantText(c.at, language),
      reason: c.reason,
    })),
    may: {
      edit: may("donation.edit") && takesApprovalNumber(state),
      lines: may("donation.edit") && takesFacts(state),
      serials: may("donation.edit") && state !== "cancelled" && own.some((l) => l.line.serials),
      labels: own.some((l) => can(person, "donation.edit", l.holder.villageId)) && state !== "cancelled",
      report:
        own.some(
          (l) => inScope(scope, l.holder.villageId) && can(person, "donation.export", l.holder.villageId),
        ) &&
        (state === "approved" || state === "received"),
    },
  };

  function assetWords(): string | null {
    if (!threshold || own.length === 0) return null;
    const rule = t("page.rule", {
      general: yuanFigure(threshold.generalFen).replace(/\.00$/, ""),
      special: yuanFigure(threshold.specialFen).replace(/\.00$/, ""),
      basis: threshold.basis,
      on: longDay(threshold.fromOn, language),
    });
    return fixed > 0 ? t("page.fixed", { count: fixed, rule }) : t("page.notFixed", { rule });
  }

  /** One row for each piece with a number of its own, one for each line that goes by quantity. */
  function rowsOf() {
    return own.flatMap(({ line, holder }) => {
      const row = {
        lineId: line.id,
        name: line.name,
        model: line.model,
        unit: line.unit,
        price: yuanFigure(line.unitFen),
        valuation: line.valuation as Valuation,
        holder: holderLabel(holder, language),
        kit: line.kit,
        fixed: isFixedAsset(line.unitFen, line.special, threshold),
      };
      if (!line.serials)
        return [
          {
            ...row,
            key: `l${line.id}`,
            itemId: null as number | null,
            serial: null as string | null,
            serials: false,
            quantity: line.quantity,
            sum: yuanFigure(line.quantity * line.unitFen),
            hint:
              takesFacts(state) &&
              betterNumbered({ ...line, fixed: row.fixed, category: categoryOf(line.category) ?? "other" }),
          },
        ];
      return items
        .filter((i) => i.lineId === line.id)
        .map((i) => ({
          ...row,
          key: `i${i.id}`,
          itemId: i.id as number | null,
          serial: i.serial,
          serials: true,
          quantity: 1,
          sum: yuanFigure(line.unitFen),
          hint: false,
        }));
    });
  }
}
export type DonationPage = ReturnType<typeof donationPage>;

/** Under a title of the rail: when it was done; who has it now, and since when. */
function railOf(
  db: Db,
  { donation: d }: FoundDonation,
  papers: readonly { state: string; kind: string }[],
  t: T,
  language: Language,
) {
  const changes = changesOf(db, d.id);
  const standing = d.state === "returned" ? "registered" : d.state;
  const at = (railStages as readonly string[]).indexOf(standing);
  const first = papers.filter((p) => p.kind === "handover");
  const done = first.filter((p) => p.state === "accepted").length;
  return railStages.map((s, i) => {
    const reached = changes.filter((c) => c.toState === s).at(-1);
    const place: "done" | "now" | "later" =
      d.state === "cancelled" || i > at ? "later" : i === at && s !== "received" ? "now" : "done";
    const on = reached ? shortDay(todayOn(reached.at), language) : "";
    if (!reached || place === "later") return { key: s, state: place, detail: null };
    if (place === "done") return { key: s, state: place, detail: on };
    if (s === "submitted") return { key: s, state: place, detail: t("page.waits", { on }) };
    if (s === "approved") {
      const detail =
        d.road === "bureau" && !d.approvalNumber
          ? t("page.approvalMissing")
          : t("page.signed", { done, count: first.length });
      return { key: s, state: place, detail };
    }
    return {
      key: s,
      state: place,
      detail: t("page.holder", { name: personName(d.createdByName, language), on }),
    };
  });
}
