import type { Db } from "db/client.server";
import { person, user, village, villageShop } from "db/schema";
import { type DemoBatch, demoBatches, demoHouses, personGifts } from "db/seed/donations";
import { drawnPicture } from "db/seed/drawn-picture";
import { and, asc, eq } from "drizzle-orm";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import type { Role } from "~/platform/access/capabilities";
import { addDays, ageOn, todayOn } from "~/platform/dates";
import { keepApprovalScan } from "./approval-scan.server";
import { guessCategory } from "./category";
import { changeDonationState } from "./change-donation-state.server";
import { fillDemoCare, fillDemoStocktakes } from "./demo-care.server";
import { clock, type DemoDonations, must } from "./demo-hands.server";
import type { LineInput } from "./donation-line";
import { findWholeDonation, handoversOf, itemsOfLines } from "./donation-queries.server";
import { acceptHandover } from "./end-handover.server";
import { findHandover, signaturesOf } from "./handover-queries.server";
import { holderLabel } from "./holders.server";
import { checkHandover, nameSigners, signHandover } from "./sign-handover.server";
import { createDonation } from "./write-donation.server";
import { createHolder } from "./write-holder.server";
import { writeLines } from "./write-lines.server";
import { writeSerials } from "./write-serials.server";

const home = "371725101206";

function demoStaff(
  db: Db,
  villageId: (code: string) => number,
): Pick<DemoDonations, "admin" | "cadre" | "leader"> {
  const staff = (username: string, role: Role, villages: "all" | number[]): SignedIn => {
    const row = db.select().from(user).where(eq(user.username, username)).get()!;
    return {
      userId: row.id,
      name: row.name,
      username,
      sessionId: "demo",
      address: "demo",
      grants: [{ role, villages }],
    };
  };
  return {
    admin: staff("admin", "administrator", "all"),
    cadre: staff("cadre", "cadre", [villageId(home)]),
    leader: staff("leader", "leader", "all"),
  };
}

/** Batches with their papers, from entry to use; then what became of the things. */
export function fillDemoDonations(db: Db): void {
  const villageId = (code: string) =>
    db.select({ id: village.id }).from(village).where(eq(village.code, code)).get()!.id;
  const staff = demoStaff(db, villageId);
  const houses = new Map<string, number>();
  for (const h of demoHouses) {
    const made = must(
      createHolder(db, actorWith(staff.cadre, "donation.edit")!, {
        kind: h.kind,
        villageId: villageId(h.village),
        name: h.name,
        personId: null,
        keeperName: h.keeper,
        keeperPhone: h.phone,
      }),
    );
    houses.set(h.name, made.id);
  }
  const d: DemoDonations = { db, ...staff, villageId, houses };
  for (const batch of demoBatches) fillBatch(d, batch);
  for (const gift of personGifts) fillGift(d, gift);
  fillDemoCare(d);
  fillDemoStocktakes(d);
}

const linesOf = (d: DemoDonations, batch: DemoBatch): LineInput[] =>
  batch.lines.map((l) => ({
    id: null,
    holder: l.house ? { holderId: d.houses.get(l.house)! } : { villageId: d.villageId(l.village) },
    name: l.name,
    category: guessCategory(l.name, l.unit),
    model: l.model,
    quantity: l.quantity,
    unit: l.unit,
    unitFen: l.yuan * 100,
    valuation: l.valuation,
    serials: l.serial !== undefined || l.numbered === true,
    special: false,
    condition: l.condition ?? "new",
    warrantyOn: l.warrantyOn ?? null,
    kit: l.kit ?? null,
  }));

function fillBatch(d: DemoDonations, batch: DemoBatch): void {
  const own = batch.lines.every((l) => l.village === home);
  const by = own ? d.cadre : d.admin;
  const edit = actorWith(by, "donation.edit")!;
  const early = (days: number) => Math.min(clock(addDays(batch.on, -days)), clock(addDays(todayOn(), -days)));
  const { id } = must(
    createDonation(
      d.db,
      edit,
      {
        title: batch.title,
        road: batch.road,
        donorName: batch.donor,
        donorContact: batch.contact?.[0] ?? null,
        donorPhone: batch.contact?.[1] ?? null,
        basis: batch.basis,
        usedFor: batch.usedFor,
        valuationNote: batch.valuationNote,
        handoverOn: batch.on,
        place: batch.place,
        approvalNumber: null,
        approvedOn: null,
        note: null,
      },
      null,
      early(9),
    ),
  );
  must(writeLines(d.db, edit, id, linesOf(d, batch), 1, early(9)));
  const found = findWholeDonation(d.db, edit, id)!;
  const serials = found.lines.flatMap(({ line }, i) => {
    const series = batch.lines[i]?.serial;
    if (!series) return [];
    const [prefix, from, step] = series;
    return itemsOfLines(d.db, [line.id]).map((item, n) => ({
      itemId: item.id,
      serial: `${prefix}${String(from + n * step).padStart(3, "0")}`,
    }));
  });
  if (serials.length > 0) must(writeSerials(d.db, edit, id, serials, early(8)));
  if (batch.until === "registered") return;
  must(changeDonationState(d.db, edit, id, "submitted", {}, early(7)));
  if (batch.until === "submitted") return;
  must(
    changeDonationState(
      d.db,
      actorWith(d.leader, "donation.approve")!,
      id,
      "approved",
      { approvalNumber: batch.approvalNumber },
      early(4),
    ),
  );
  if (batch.approvalNumber)
    must(
      keepApprovalScan(d.db, edit, id, { type: "image/png", bytes: drawnPicture("receipt", 14) }, early(4)),
    );
  for (const h of handoversOf(d.db, id)) signPaper(d, h.id, by, batch.until === "received");
}

const receivers: Record<string, readonly [string, string]> = {
  孔庄村: ["孔令岭", "孔祥云"],
  冯屯村: ["刘洪涛", "冯立国"],
  大高庄村: ["李国栋", "高庆海"],
  大屯村: ["宋志强", "宋守义"],
  丁楼村: ["任广军", "丁培玉"],
  薛楼村: ["侯学文", "薛秀芝"],
};

/** Checked, named, signed on the screen and received; or left with two signatures missing. */
export function signPaper(d: DemoDonations, id: number, by: SignedIn, whole: boolean): void {
  const edit = actorWith(by, "donation.edit")!;
  const { paper, donation, to } = findHandover(d.db, "all", id)!;
  const at = (time: string) => clock(paper.on, time);
  must(
    checkHandover(
      d.db,
      edit,
      id,
      {
        on: paper.on,
        place: paper.place,
        quantityOk: true,
        looksOk: true,
        powerOk: donation.title.includes("健身") ? null : true,
        attachments: donation.title.includes("电脑") ? "说明书、保修卡各 1 份" : null,
        checkNote: null,
      },
      at("09:05"),
    ),
  );
  const [first, second] =
    to?.kind === "village"
      ? (receivers[to.villageName] ?? ["王建军", "李秀兰"])
      : [to?.keeperName ?? holderLabel(to!, "zh"), receivers[to?.villageName ?? ""]?.[0] ?? "孔令岭"];
  must(
    nameSigners(d.db, edit, id, [
      { role: "giver", position: 1, name: donation.donorContact ?? "许建国", post: null },
      { role: "receiver", position: 1, name: first, post: null },
      { role: "receiver", position: 2, name: second, post: "村委会" },
      { role: "witness", position: 1, name: by.name, post: "县人社局" },
    ]),
  );
  for (const [i, s] of signaturesOf(d.db, id).entries())
    if (whole || i < 2)
      must(signHandover(d.db, edit, id, s.id, drawnPicture("signature", id * 4 + i), at(`09:1${2 + i}`)));
  if (whole) must(acceptHandover(d.db, edit, id, at("09:30")));
}

/** A machine handed to one villager: the person's journey shows it. */
function fillGift(d: DemoDonations, m: (typeof personGifts)[number]): void {
  const by = m.village === home ? d.cadre : d.admin;
  const edit = actorWith(by, "donation.edit")!;
  const who = m.ownerOf
    ? d.db.select({ id: villageShop.personId }).from(villageShop).where(eq(villageShop.name, m.ownerOf)).get()
    : d.db
        .select({ id: person.id, birthOn: person.birthOn })
        .from(person)
        .where(and(eq(person.villageId, d.villageId(m.village)), eq(person.sex, "female")))
        .orderBy(asc(person.id))
        .all()
        .find((p) => ageOn(p.birthOn, m.on) >= 28 && ageOn(p.birthOn, m.on) <= 50);
  if (!who) return;
  const holder = must(
    createHolder(d.db, edit, {
      kind: "person",
      villageId: d.villageId(m.village),
      name: null,
      personId: who.id,
      keeperName: null,
      keeperPhone: null,
    }),
  );
  const { id } = must(
    createDonation(
      d.db,
      edit,
      {
        title: m.title,
        road: "donor",
        donorName: m.donor,
        donorContact: "李玉梅",
        donorPhone: null,
        basis: m.basis,
        usedFor: m.usedFor,
        valuationNote: m.valuationNote,
        handoverOn: m.on,
        place: m.place,
        approvalNumber: null,
        approvedOn: null,
        note: null,
      },
      null,
      clock(addDays(m.on, -8)),
    ),
  );
  const line: LineInput = {
    id: null,
    holder: { holderId: holder.id },
    name: m.name,
    category: guessCategory(m.name),
    model: m.model,
    quantity: 1,
    unit: "台",
    unitFen: m.yuan * 100,
    valuation: "invoice",
    serials: true,
    special: true,
    condition: "new",
    warrantyOn: addDays(todayOn(), 18),
    kit: null,
  };
  must(writeLines(d.db, edit, id, [line], 1, clock(addDays(m.on, -8))));
  const found = findWholeDonation(d.db, edit, id)!;
  const [item] = itemsOfLines(
    d.db,
    found.lines.map((l) => l.line.id),
  );
  must(writeSerials(d.db, edit, id, [{ itemId: item!.id, serial: m.serial }], clock(addDays(m.on, -8))));
  must(changeDonationState(d.db, edit, id, "submitted", {}, clock(addDays(m.on, -7))));
  must(
    changeDonationState(
      d.db,
      actorWith(d.leader, "donation.approve")!,
      id,
      "approved",
      {},
      clock(addDays(m.on, -5)),
    ),
  );
  for (const h of handoversOf(d.db, id)) signPaper(d, h.id, by, true);
}
