import type { ApplicationOnPaper } from "./application-data";
import { sampleApplication, sampleFacts, sampleLoan } from "./paper-samples";

// The longest words that the forms of a loan allow, for tests.

export const long = (count: number, words = "郓城县黄安镇西关庄村农业生产资料经营服务部有限责任公司") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
export const name = (count = 50) => long(count, "阿卜杜热合曼·艾则孜·");
export const MOST = 1_000_000_000;
/** Interest of such a loan. */
export const PART = 100_000_000;
export const day = "2026-11-23";
const usual = sampleFacts("DK-2026-0318-SQ-01");
export const facts = {
  ...usual,
  issuer: long(60),
  foot: { ...usual.foot, printed: `打印 2026-11-23 14:05　经办 ${name(40)}` },
};

export const loan = {
  ...sampleLoan,
  name: long(60),
  bank: long(40),
  contractNumber: long(40, "HT20260416"),
  noteNumber: long(40, "NX2604160093"),
  principalFen: MOST,
  group: long(30),
  village: long(40),
};
export const about = {
  name: long(60),
  idNumber: "372928198805150031",
  firmCode: "91371725MA3TEST001",
  number: "DK-2026-0318",
  appliedOn: day,
  amountFen: MOST,
  product: "小微企业创业担保贷款",
  village: long(40),
  issuer: long(60),
  day,
  paperNumber: "DK-2026-0318-FDB-01",
  contact: `联系人：${name(40)}，联系电话：0530-6523456`,
};
export const letterOfLoan = {
  ...loan,
  issuer: about.issuer,
  day,
  paperNumber: about.paperNumber,
  contact: about.contact,
};
export const owed = { principalFen: MOST, interestFen: MOST, penaltyFen: MOST };

export function application(kind: ApplicationOnPaper["kind"]): ApplicationOnPaper {
  const a = sampleApplication(kind, 20, kind === "partners" ? 5 : 0);
  const guarantor = {
    ...a.guarantors[0]!,
    name: name(),
    employer: long(60),
    post: long(40),
    relation: long(20),
    spouseName: name(20),
    address: long(120),
    monthlyIncomeFen: MOST,
    guaranteedFen: MOST,
  };
  return {
    ...a,
    applicant: {
      ...a.applicant,
      name: name(),
      nation: "维吾尔族",
      emergency: `${name(20)}　139 5409 1183`,
      hukou: long(120),
      home: long(120),
      residencePermit: long(30, "3717250001"),
      account: `**** 4471　　${long(40)}`,
      unemploymentNumber: long(30, "3717250001"),
      course: `${long(60)}，2025-10-31`,
    },
    spouse: { ...a.spouse!, name: name(20), employer: long(60) },
    ownLoan: { kind: "other", fen: MOST },
    business: {
      ...a.business,
      name: long(60),
      address: long(120),
      industry: long(40),
      shopPlatform: long(30),
      shopName: long(40),
      shopOpenedOn: day,
      project: long(1000),
      turnoverFen: MOST,
      ownFundsFen: MOST,
    },
    amountFen: MOST,
    bank: long(40),
    purpose: long(500),
    previous: { number: long(30, "DK-2020-01"), fen: MOST, settledOn: day },
    jobs: a.jobs.map((job) => ({ ...job, name: name(), group: long(20) })),
    partners: a.partners.map((partner) => ({ ...partner, name: name() })),
    jointCeilingFen: MOST,
    waiverBasis: long(120),
    collateral: long(200),
    guarantors: [guarantor, guarantor],
    office: long(60),
  };
}
