import type { Db } from "db/client.server";
import { drawnPicture } from "db/seed/drawn-picture";
import { guessCategory } from "~/areas/donations/category";
import { changeDonationState } from "~/areas/donations/change-donation-state.server";
import type { LineInput } from "~/areas/donations/donation-line";
import { findWholeDonation, handoversOf, itemsOfLines } from "~/areas/donations/donation-queries.server";
import type { Road } from "~/areas/donations/donation-state";
import { acceptHandover } from "~/areas/donations/end-handover.server";
import { signaturesOf } from "~/areas/donations/handover-queries.server";
import { checkHandover, nameSigners, signHandover } from "~/areas/donations/sign-handover.server";
import { createDonation } from "~/areas/donations/write-donation.server";
import { writeLines } from "~/areas/donations/write-lines.server";
import { writeSerials } from "~/areas/donations/write-serials.server";
import { todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "./signed-in";

let serial = 1000;
const nextSerial = () => {
  serial += 1;
  return `LT43A${serial}`;
};

export const donationLine = (villageId: number, change: Partial<LineInput> = {}): LineInput => ({
  id: null,
  holder: { villageId },
  name: "台式计算机",
  category: guessCategory(change.name ?? "台式计算机"),
  model: "联拓 M430",
  quantity: 2,
  unit: "台",
  unitFen: 348_000,
  valuation: "invoice",
  serials: true,
  special: false,
  condition: "new",
  warrantyOn: null,
  kit: null,
  ...change,
});

const input = (road: Road) => ({
  title: "六个村 12 台电脑",
  road,
  donorName: "菏泽示例电子商务有限公司",
  donorContact: null,
  donorPhone: null,
  basis: "捐赠协议",
  usedFor: "村电商服务站",
  valuationNote: null,
  handoverOn: todayOn(),
  place: "村委会",
  approvalNumber: null,
  approvedOn: null,
  note: null,
});

const sure = <T extends { ok: boolean }>(result: T) => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
};

/** Checked, named and signed on the screen by four people: ready to be received. */
export function signAll(db: Db, edit: ReturnType<typeof editorOf>, id: number): void {
  sure(
    checkHandover(db, edit, id, {
      on: todayOn(),
      place: "村委会",
      quantityOk: true,
      looksOk: true,
      powerOk: null,
      attachments: null,
      checkNote: null,
    }),
  );
  sure(
    nameSigners(db, edit, id, [
      { role: "giver", position: 1, name: "许建国", post: null },
      { role: "receiver", position: 1, name: "孔庆霞", post: null },
      { role: "receiver", position: 2, name: "田晓琳", post: null },
      { role: "witness", position: 1, name: "孟凡亮", post: null },
    ]),
  );
  for (const s of signaturesOf(db, id))
    sure(signHandover(db, edit, id, s.id, drawnPicture("signature", s.id)));
}

const editorOf = (db: Db) => actorFor(signInAs(db, "administrator", "all", "孙国平").person, "donation.edit");

/** A batch with serial numbers, brought as far as `until`, with who enters it and who approves. */
export function makeDonation(
  db: Db,
  lines: readonly LineInput[],
  options: { road?: Road; until?: "registered" | "approved" | "received"; approvalNumber?: string } = {},
) {
  const edit = editorOf(db);
  const leader = signInAs(db, "leader", "all", "赵局长");
  const { id } = sure(createDonation(db, edit, input(options.road ?? "donor")));
  sure(writeLines(db, edit, id, lines, 1));
  const found = () => findWholeDonation(db, edit, id)!;
  const items = () =>
    itemsOfLines(
      db,
      found().lines.map((l) => l.line.id),
    );
  const numbered = found().lines.filter((l) => l.line.serials);
  const pieces = numbered.length
    ? itemsOfLines(
        db,
        numbered.map((l) => l.line.id),
      )
    : [];
  if (pieces.length > 0)
    sure(
      writeSerials(
        db,
        edit,
        id,
        pieces.map((i) => ({ itemId: i.id, serial: nextSerial() })),
      ),
    );
  const until = options.until ?? "received";
  if (until !== "registered") {
    sure(changeDonationState(db, edit, id, "submitted"));
    const approve = actorFor(leader.person, "donation.approve");
    sure(changeDonationState(db, approve, id, "approved", { approvalNumber: options.approvalNumber }));
  }
  if (until === "received")
    for (const h of handoversOf(db, id)) {
      signAll(db, edit, h.id);
      sure(acceptHandover(db, edit, h.id));
    }
  return { id, edit, leader, found, items, papers: () => handoversOf(db, id) };
}
