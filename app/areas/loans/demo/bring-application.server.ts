import type { Db } from "db/client.server";
import { loanBank, village } from "db/schema";
import { drawnPicture } from "db/seed/drawn-picture";
import { type DemoApplication, trades } from "db/seed/loans";
import { asc, eq } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import { actorWith } from "~/platform/access/actor";
import { addDays, addMonths, todayOn } from "~/platform/dates";
import { findApplication, jobsOfApplication } from "../application/application-queries.server";
import { wantedDocuments } from "../application/checklist";
import { creditCheckCharacter } from "../application/credit-code";
import { addDocuments } from "../application/documents.server";
import type { ApplicationValues } from "../application/fields";
import { createApplication, saveApplication } from "../application/write-application.server";
import { writeJob } from "../application/write-job.server";
import { writePartner } from "../application/write-partner.server";
import { groupValues, shopValues, spouseOfDemo, spouseValues } from "./borrower-values.server";
import { bringGuarantor } from "./bring-guarantor.server";
import { type DemoStaffOfLoans, must } from "./demo-staff";
import { hireId } from "./invented-id";
import { walkApplication } from "./walk-application.server";

const hour = 3_600_000;

const streets = ["1 组 12 号", "2 组 7 号", "3 组 31 号", "4 组 5 号"];

/** A code with the right check character for an invented business: 91 is a company's, 92 an individual trader's. */
const creditCode = (serial: number, kind: string): string => {
  const first17 = `${kind === "firm" ? "91" : "92"}371725MAD${String(10_000 + serial)}K`
    .slice(0, 17)
    .padEnd(17, "0");
  return first17 + creditCheckCharacter(first17);
};

/**
 * Brings an application as far as `until` by the commands that people use; who enters and who checks are different
 * people throughout. `people` are the borrower, two who may be partners, and one who may guarantee.
 * @param at the instant it is begun
 * @returns its id
 */
export function bringApplication(
  db: Db,
  staff: DemoStaffOfLoans,
  spec: DemoApplication,
  people: { borrower: number; partners: readonly number[]; guarantor: number; inCadresVillage: boolean },
  at: number,
  serial: number,
): number {
  const kind = spec.kind ?? "person";
  // The cadre knows one village; what the officer enters is reviewed by the reviewer and approved by the leader.
  const maker = people.inCadresVillage ? staff.cadre : staff.officer;
  const first = people.inCadresVillage ? staff.officer : staff.reviewer;
  const second = people.inCadresVillage ? staff.reviewer : staff.leader;
  const create = actorWith(maker, "loan.create");
  const edit = actorWith(maker, "loan.edit");
  if (!create || !edit) throw new Error("demo loan: nobody may enter it");
  const borrower = findPerson(db, "all", people.borrower);
  if (!borrower) throw new Error("demo loan: no borrower");
  const trade = trades[spec.trade] ?? trades[0];
  const { id } = must("create", createApplication(db, create, { personId: borrower.id, kind }, { now: at }));
  if (spec.until === "draft") {
    must(
      "draft",
      saveApplication(
        db,
        edit,
        id,
        { amountFen: spec.amountWan * 1_000_000, businessName: `${borrower.name}${trade.name}` },
        1,
        at + hour,
      ),
    );
    return id;
  }
  const home = db.select().from(village).where(eq(village.id, borrower.villageId)).get();
  const place = `郓城县${home?.townName ?? ""}${home?.name ?? ""}`;
  const banks = db.select({ id: loanBank.id }).from(loanBank).orderBy(asc(loanBank.id)).all();
  const on = todayOn(at);
  const farmer = borrower.category !== "student" && borrower.category !== "graduate";
  const married = serial % 4 !== 3 || spouseOfDemo(db, borrower.id, on) !== undefined;
  const values: ApplicationValues = {
    ...groupValues(db, borrower, spec.group, on),
    groupProof: "yes",
    ageCategory: farmer ? "farmer" : borrower.sex === "female" ? "woman50" : "man",
    marital: married ? "married" : "single",
    hukouAddress: `${place}${streets[serial % 4]}`,
    homeAddress: `${place}${streets[serial % 4]}`,
    phone: borrower.phone ?? "13805301188",
    emergencyName: "孔令宝",
    emergencyPhone: "13853012207",
    account: `62284506${String(800_000_000_0 + serial)}`,
    accountBank: "县农商银行",
    ownLoanKind: "none",
    ...(married
      ? {
          ...spouseValues(db, borrower, on, serial),
          spouseEmployer: "务农",
          spouseLoanKind: spec.spouseOwes ? "consumer" : "none",
          spouseLoanFen: (spec.spouseOwes ?? 0) * 100,
        }
      : {}),
    businessName: `${borrower.name}${trade.name}`,
    creditCode: creditCode(serial, kind),
    businessType: kind === "firm" ? "firm" : "self-employed",
    registeredOn: addDays(on, -400 - serial),
    businessAddress: `${place}${streets[(serial + 1) % 4]}`,
    industry: trade.industry,
    project: trade.project,
    purpose: trade.purpose,
    ...shopValues(db, borrower.id, on),
    ownFundsFen: spec.amountWan * 400_000,
    turnoverFen: spec.amountWan * 3_000_000,
    staff: kind === "firm" ? 24 : 3,
    ...(kind === "firm" ? { hired: 6, noArrears: "yes" } : {}),
    freeOfOtherJob: "yes",
    goodCredit: "yes",
    noOtherSubsidy: "yes",
    amountFen: spec.amountWan * 1_000_000,
    termMonths: spec.termMonths ?? 24,
    bankId: banks[spec.bank ?? serial % banks.length]?.id ?? null,
    guaranteeKind: kind === "person" && spec.amountWan > 10 && serial % 2 === 0 ? "natural-person" : "fund",
    guaranteeMode: "joint",
    guaranteePeriodMonths: spec.guaranteeMonths ?? 24,
  };
  must("save", saveApplication(db, edit, id, values, 1, at + hour));
  if (values.guaranteeKind === "natural-person")
    bringGuarantor(db, edit, id, people.guarantor, serial, at + hour);
  if (kind === "partners")
    for (const personId of people.partners)
      must(
        "partner",
        writePartner(
          db,
          edit,
          id,
          { personId, groupCode: "farmer", groupProof: "yes", shareBp: 3_300 },
          at + hour,
        ),
      );
  const hires = ["孔祥娟", "张广军", "孔令霞", "刘传海", "马秀英", "王广田"];
  for (const [k, name] of (kind === "firm" ? hires : hires.slice(0, 2)).entries())
    must(
      "job",
      writeJob(
        db,
        edit,
        id,
        null,
        {
          name,
          idNumber: hireId(serial, k),
          groupCode: "farmer",
          contractOn: addDays(on, -30),
          contractUntilOn: addDays(addMonths(addDays(on, -30), 12), -1),
          contractOpen: false,
          proved: !(spec.spouseOwes && k === 0),
        },
        at + hour,
      ),
    );
  addPapers(db, edit, id, spec, at + hour);
  walkApplication(db, { id, spec, at, maker, first, second, staff });
  return id;
}

let drawn: Uint8Array | undefined;
/** Drawn once: the scans of the demo are one picture. */
function scanOfDemo(): Uint8Array {
  drawn ??= drawnPicture("receipt", 1);
  return drawn;
}

function addPapers(
  db: Db,
  edit: NonNullable<ReturnType<typeof actorWith<"loan.edit">>>,
  id: number,
  spec: DemoApplication,
  at: number,
): void {
  const a = findApplication(db, edit, id)?.application;
  if (!a) return;
  const jobs = jobsOfApplication(db, id).length;
  const guarantors = a.guaranteeKind === "natural-person" ? 1 : 0;
  // The demo never denies a spouse of the register.
  for (const kind of wantedDocuments(a, { jobs, guarantors, wed: false })) {
    if (spec.without?.includes(kind)) continue;
    const soon = spec.soon?.[0] === kind ? addDays(todayOn(), spec.soon[1]) : null;
    // One of them with its scan, so that there is something to open.
    const scans = kind === "authorisation" ? [scanOfDemo()] : [];
    must("paper", addDocuments(db, edit, id, { kind, scans, expiresOn: soon, note: null }, at));
  }
}
