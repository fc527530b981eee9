import type { Db } from "db/client.server";
import { can, inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { instantText, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { pictureType } from "~/platform/pictures/picture";
import { personName } from "~/platform/search/place-name";
import { donationNumber, handoverNumber } from "./donation-name";
import {
  type FoundHandover,
  handoverFacts,
  itemsOfHandover,
  signatureImages,
  signaturesOf,
} from "./handover-queries.server";
import {
  type HandoverKind,
  type HandoverState,
  requirements,
  type SignatureRole,
  whyNotAccepted,
} from "./handover-rules";
import { holderLabel, partyOnPaper } from "./holders.server";
import { pieceOf } from "./item-queries.server";
import { partiesOf } from "./party-names.server";
import { handoverText } from "./text/handover";

/** Everything the page of a paper shows, as plain values. */
export function handoverPage(db: Db, person: SignedIn, found: FoundHandover, language: Language) {
  const t = translator(handoverText, language);
  const { paper, donation: d, from, to } = found;
  const scope = scopeFor(person.grants, "donation.view") ?? [];
  const edits = [from, to].some((h) => h !== null && can(person, "donation.edit", h.villageId));
  const taker = to ?? from;
  const items = itemsOfHandover(db, paper.id);
  const facts = handoverFacts(db, found);
  const images = signatureImages(db, paper.id);
  const open = paper.state === "open";
  const signers = signaturesOf(db, paper.id).map((s) => {
    const image = images.get(s.id);
    return {
      id: s.id,
      role: s.role as SignatureRole,
      position: s.position,
      name: s.name,
      post: s.post,
      when: s.signedAt === null ? null : instantText(s.signedAt, language),
      image: image && pictureType(image) ? `data:image/png;base64,${image.toString("base64")}` : null,
    };
  });
  const needs = requirements(facts);
  const no = open ? whyNotAccepted(facts) : null;
  const kind = paper.kind as HandoverKind;
  const place = from ? holderLabel(from, language) : d.donorName;
  const goal = to ? holderLabel(to, language) : d.donorName;
  return {
    id: paper.id,
    number: handoverNumber(paper),
    kind,
    state: paper.state as HandoverState,
    title: t(`title.${kind}`, { holder: kind === "return" ? place : goal, count: items.length }),
    batch: { id: d.id, title: d.title, number: donationNumber(d), road: d.road as "donor" },
    from: place,
    to: goal,
    /** Where the things count until they are received: nowhere yet, for those the donor hands over. */
    counts: from ? place : null,
    on: longDay(paper.on, language),
    place: paper.place,
    reason: paper.reason,
    named: namedOtherwise(found),
    needs: needs.map((n) => ({ key: n.key, why: n.why && t(n.why, { count: n.count }) })),
    missing: needs.filter((n) => n.why).length,
    why: no && t(no.why, { count: no.count }),
    check: {
      on: paper.on,
      place: paper.place,
      quantity: paper.quantityOk,
      looks: paper.looksOk,
      power: paper.powerOk,
      attachments: paper.attachments ?? "",
      note: paper.checkNote ?? "",
      when: paper.checkedAt === null ? null : instantText(paper.checkedAt, language),
    },
    signers,
    unsigned: facts.scan ? 0 : signers.filter((s) => s.when === null).length,
    scanAt: paper.scanAt === null ? null : instantText(paper.scanAt, language),
    items: items.map((row) => ({
      id: row.item.id,
      name: row.line.name,
      model: row.line.model,
      piece: pieceOf(row),
      serial: row.item.serial,
      serials: row.line.serials,
      number: row.item.assetNumber,
      value: yuanFigure(row.line.unitFen),
      to: inScope(scope, row.holder.villageId) ? `/equipment/${row.item.id}` : null,
    })),
    ended:
      paper.endedAt === null
        ? null
        : {
            name: personName(paper.endedByName ?? "", language),
            when: instantText(paper.endedAt, language),
            reason: paper.endedReason ?? "",
          },
    may: {
      edit: open && edits,
      accept: open && taker !== null && can(person, "donation.edit", taker.villageId),
      cancel: open && kind !== "handover" && edits,
      print: [from, to].some((h) => h !== null && can(person, "donation.export", h.villageId)),
      serials: open && facts.withoutSerial > 0 && edits,
    },
  };
}

/** How the paper calls its parties, where one of them has another name now. */
function namedOtherwise(found: FoundHandover) {
  const { giverName: giver, takerName: taker } = partiesOf(found);
  const { from, to, donation: d } = found;
  return giver === partyOnPaper(from, d) && taker === partyOnPaper(to, d) ? null : { giver, taker };
}
export type HandoverPage = ReturnType<typeof handoverPage>;
