import type { Db } from "db/client.server";
import { loanBank, loanCommittee, village, villageShop } from "db/schema";
import { drawnPicture } from "db/seed/drawn-picture";
import { type DemoApplication, trades } from "db/seed/loans";
import { asc, desc, eq } from "drizzle-orm";
import { findPerson, openIdNumber, type Person, spouseOf } from "~/areas/people/index.server";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { findApplication, jobsOfApplication } from "../application/application-queries.server";
import { wantedDocuments } from "../application/checklist";
import { creditCheckCharacter } from "../application/credit-code";
import { addDocuments } from "../application/documents.server";
import type { ApplicationValues } from "../application/fields";
import { createApplication, saveApplication } from "../application/write-application.server";
import { writeGuarantor } from "../application/write-guarantor.server";
import { writeJob } from "../application/write-job.server";
import { writePartner } from "../application/write-partner.server";
import { castVote } from "../stages/cast-vote.server";
import type { StepKey } from "../stages/steps";
import { type StepInput, takeStep } from "../stages/take-step.server";

/** Who works on the demo's loans: whoever enters, two who review, one who decides. */
export interface DemoStaffOfLoans {
  cadre: SignedIn;
  officer: SignedIn;
  reviewer: SignedIn;
  leader: SignedIn;
  admin: SignedIn;
}

const must = <T extends { ok: boolean }>(what: string, result: T): Extract<T, { ok: true }> => {
  if (!result.ok) throw new Error(`demo loan, ${what}: ${JSON.stringify(result)}`);
  return result as Extract<T, { ok: true }>;
};
const hour = 3_600_000;
const day = 24 * hour;

const streets = ["1 组 12 号", "2 组 7 号", "3 组 31 号", "4 组 5 号"];

/** A code with the right check character for an invented business. */
const creditCode = (serial: number): string => {
  const first17 = `92371725MAD${String(10_000 + serial)}K`.slice(0, 17).padEnd(17, "0");
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
  const married = serial % 4 !== 3 || spouseOf(db, borrower.id, on) !== undefined;
  const values: ApplicationValues = {
    groupCode: "farmer",
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
          ...spouseValues(db, borrower, on),
          spouseEmployer: "务农",
          spouseLoanKind: spec.spouseOwes ? "consumer" : "none",
          spouseLoanFen: (spec.spouseOwes ?? 0) * 100,
        }
      : {}),
    businessName: `${borrower.name}${trade.name}`,
    creditCode: creditCode(serial),
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
    guaranteePeriodMonths: 24,
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
          idNumber: null,
          groupCode: "farmer",
          contractOn: addDays(on, -30),
          proved: !(spec.spouseOwes && k === 0),
        },
        at + hour,
      ),
    );
  addPapers(db, edit, id, spec, at + hour);
  walk(db, { id, spec, at, maker, first, second, staff });
  return id;
}

/** Whom the borrower is married to by the register; else somebody who is in no village of the demo. */
function spouseValues(db: Db, borrower: Person, on: Day): ApplicationValues {
  const known = spouseOf(db, borrower.id, on);
  const spouse = known === undefined ? undefined : findPerson(db, "all", known);
  if (spouse)
    return {
      spouseName: spouse.name,
      spouseId: openIdNumber(spouse) ?? undefined,
      spousePhone: spouse.phone ?? "13905302218",
    };
  return borrower.sex === "female"
    ? { spouseName: "周广田", spouseId: "372928198607010115", spousePhone: "13905302218" }
    : { spouseName: "王秀芝", spouseId: "371725198607010122", spousePhone: "13905302218" };
}

/** The online shop that the borrower had by then. */
function shopValues(db: Db, personId: number, on: Day): ApplicationValues {
  const shop = db.select().from(villageShop).where(eq(villageShop.personId, personId)).get();
  return shop && shop.openedOn <= on
    ? { shopPlatform: "淘宝", shopName: shop.name, shopOpenedOn: shop.openedOn }
    : {};
}

/** A villager on record where one is free, so that their page shows whose loan they stand behind; else somebody from outside. */
function bringGuarantor(
  db: Db,
  edit: Parameters<typeof writeGuarantor>[1],
  id: number,
  personId: number,
  serial: number,
  at: number,
): void {
  const known = findPerson(db, "all", personId);
  const grown = known && known.birthOn > "1968" && known.birthOn < "2000";
  const idNumber = grown ? openIdNumber(known) : null;
  const own = known && idNumber ? { name: known.name, idNumber, relation: "同村", phone: known.phone } : null;
  const neighbour = own && writeGuarantor(db, edit, id, null, { ...guarantorOf(serial), ...own }, at);
  if (!neighbour?.ok) must("guarantor", writeGuarantor(db, edit, id, null, guarantorOf(serial), at));
}

const guarantorOf = (serial: number) => ({
  kind: "person" as const,
  name: ["马德胜", "高春玲", "齐秀云", "魏保国"][serial % 4] ?? "马德胜",
  idNumber: idNumberOf(serial),
  companyType: null,
  creditCode: null,
  employer: "县第二中学",
  post: "教师",
  monthlyIncomeFen: 620_000,
  relation: "表兄",
  phone: "13705301199",
  spouseName: null,
  spouseIdNumber: null,
  guaranteedFen: null,
  signedOn: null,
});

/** An invented number of identity with its check character, another for each serial. */
function idNumberOf(serial: number): string {
  const first17 = `3729281979${String(1 + (serial % 12)).padStart(2, "0")}15${String(101 + serial * 2).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first17].reduce((n, c, i) => n + Number(c) * (weights[i] ?? 0), 0);
  return first17 + "10X98765432"[sum % 11];
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
  for (const kind of wantedDocuments(a, { jobs, guarantors: a.guaranteeKind === "natural-person" ? 1 : 0 })) {
    if (spec.without?.includes(kind)) continue;
    const soon = spec.soon?.[0] === kind ? addDays(todayOn(), spec.soon[1]) : null;
    // One of them with its scan, so that there is something to open.
    const scans = kind === "authorisation" ? [scanOfDemo()] : [];
    must("paper", addDocuments(db, edit, id, { kind, scans, expiresOn: soon, note: null }, at));
  }
}

interface Walk {
  id: number;
  spec: DemoApplication;
  at: number;
  maker: SignedIn;
  first: SignedIn;
  second: SignedIn;
  staff: DemoStaffOfLoans;
}

/** Steps in their order with the day they were taken on; each stops where `until` is reached. */
function walk(db: Db, w: Walk): void {
  const { id, spec, at, maker, first, second, staff } = w;
  const { until } = spec;
  const guarantee = staff.officer;
  const take = (who: SignedIn, key: StepKey, daysLater: number, input: StepInput = {}): string => {
    const right = {
      "loan.edit": actorWith(who, "loan.edit"),
      "loan.recommend": actorWith(who, "loan.recommend"),
      "loan.review": actorWith(who, "loan.review"),
      "loan.approve": actorWith(who, "loan.approve"),
      "loan.guarantee": actorWith(who, "loan.guarantee"),
    };
    const actor = Object.values(right).find((a) => a !== null);
    if (!actor) throw new Error(`demo loan: ${who.name} may do nothing`);
    return must(
      key,
      takeStep(
        db,
        actor as NonNullable<(typeof right)["loan.edit"]>,
        id,
        key,
        input,
        Math.min(at + daysLater * day + 3 * hour, Date.now()),
      ),
    ).to;
  };
  const reason = { reason: spec.reason ?? "按申请人要求" };
  const done = (state: string) => state === until;
  if (done(take(maker, "submit", 0, spec.without ? { reason: "申请人正在补办，五日内补交" } : {}))) return;
  if (done(take(maker, "recommend", 1, { text: "情况属实，公示无异议，同意推荐" }))) return;
  if (done(take(maker, "town-check", 3, { text: "实地看过，同意上报" }))) return;
  take(first, "take", 4);
  if (until === "first-review") return;
  if (until === "supplementing") {
    take(first, "return", 5, reason);
    return;
  }
  if (until === "unqualified") {
    take(first, "refuse", 6, { ...reason, rule: spec.rule ?? "other", proofOn: todayOn(at + 5 * day) });
    return;
  }
  if (done(take(first, "first-review", 6, { text: "材料齐全，条件符合" }))) return;
  const partners = spec.kind === "partners" || spec.kind === "firm";
  if (partners) {
    take(second, "to-committee", 7, { text: "提请贷审会审议" });
    if (until === "committee") {
      const vote = actorWith(staff.leader, "loan.vote");
      const committee = db
        .select()
        .from(loanCommittee)
        .where(eq(loanCommittee.applicationId, id))
        .orderBy(desc(loanCommittee.id))
        .get();
      if (vote && committee)
        must("vote", castVote(db, vote, id, { vote: "yes", reason: "项目可行" }, at + 8 * day));
      return;
    }
    for (const who of [staff.leader, staff.admin]) {
      const vote = actorWith(who, "loan.vote");
      if (vote) must("vote", castVote(db, vote, id, { vote: "yes", reason: null }, at + 8 * day));
    }
  } else take(second, "approve", 8, { text: "同意" });
  if (until === "qualified" || until === "lapsed") return;
  if (until === "withdrawn") {
    take(maker, "withdraw", 10, reason);
    return;
  }
  if (done(take(guarantee, "to-guarantee", 9))) return;
  if (until === "guarantee-refused") {
    take(guarantee, "refuse-guarantee", 11, reason);
    return;
  }
  if (done(take(guarantee, "agree-guarantee", 11, { text: "同意担保" }))) return;
  if (done(take(guarantee, "to-bank", 12))) return;
  if (until === "bank-refused") {
    take(guarantee, "bank-refuse", 15, reason);
    return;
  }
  if (done(take(guarantee, "bank-approve", 15, { ratePpm: spec.ratePpm ?? 35_000, text: "同意放款" })))
    return;
  take(guarantee, "sign", 17);
}
