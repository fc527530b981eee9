import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";

/** What a person of an application is on paper; days as stored, numbers whole. */
export interface ApplicantOnPaper {
  readonly name: string;
  readonly sex: string | null;
  readonly nation: string | null;
  readonly idNumber: string | null;
  readonly birthOn: Day | null;
  readonly education: string | null;
  readonly marital: string | null;
  readonly phone: string | null;
  readonly emergency: string | null;
  readonly hukou: string | null;
  readonly home: string | null;
  readonly residencePermit: string | null;
  readonly groupCode: string | null;
  /** 6217 **** **** 4471　郓城农商银行 */
  readonly account: string | null;
  readonly unemploymentNumber: string | null;
  readonly certificateNumber: string | null;
  readonly course: string | null;
  readonly photo: Uint8Array | null;
}

export interface OtherLoanOnPaper {
  readonly kind: string | null;
  readonly fen: Fen | null;
}

export interface JobOnPaper {
  readonly name: string;
  readonly idNumber: string | null;
  readonly group: string | null;
  readonly contractOn: Day | null;
  readonly proved: boolean;
}

export interface PartnerOnPaper {
  readonly name: string;
  readonly idNumber: string | null;
  readonly group: string | null;
  readonly shareBp: number | null;
}

export interface GuarantorOnPaper {
  readonly name: string;
  readonly idNumber: string | null;
  readonly sex: string | null;
  readonly employer: string | null;
  readonly post: string | null;
  readonly monthlyIncomeFen: Fen | null;
  readonly relation: string | null;
  readonly phone: string | null;
  readonly spouseName: string | null;
  readonly spousePhone: string | null;
  readonly address: string | null;
  readonly guaranteedFen: Fen | null;
}

export interface BusinessOnPaper {
  readonly name: string | null;
  readonly creditCode: string | null;
  /** self-employed | firm | cooperative | non-profit */
  readonly type: string | null;
  readonly registeredOn: Day | null;
  readonly address: string | null;
  readonly industry: string | null;
  readonly shopPlatform: string | null;
  readonly shopName: string | null;
  readonly shopOpenedOn: Day | null;
  readonly project: string | null;
  readonly turnoverFen: Fen | null;
  readonly ownFundsFen: Fen | null;
  readonly staff: number | null;
  readonly hired: number | null;
}

/** What finance enters of the subsidy: the plan of the contract, to the fen (DOMAIN §1.7, the firm's form). */
export interface SubsidyOnForm {
  readonly principalFen: Fen;
  /** 实际利率的 50% */
  readonly share: string;
  readonly fromOn: Day;
  /** The last day that is subsidised. */
  readonly toOn: Day;
  readonly months: number;
  readonly subsidyFen: Fen;
}

/** An application as its form shows it (DOMAIN §1.7). */
export interface ApplicationOnPaper {
  readonly kind: "person" | "partners" | "firm";
  /** 申请编号 */
  readonly number: string;
  readonly appliedOn: Day;
  readonly applicant: ApplicantOnPaper;
  readonly spouse: {
    readonly name: string | null;
    readonly idNumber: string | null;
    readonly employer: string | null;
    readonly phone: string | null;
  } | null;
  readonly ownLoan: OtherLoanOnPaper;
  readonly spouseLoan: OtherLoanOnPaper;
  readonly business: BusinessOnPaper;
  readonly amountFen: Fen | null;
  readonly termMonths: number | null;
  readonly bank: string | null;
  readonly timesNo: number | null;
  readonly purpose: string | null;
  readonly previous: { readonly number: string; readonly fen: Fen; readonly settledOn: Day | null } | null;
  readonly jobs: readonly JobOnPaper[];
  readonly partners: readonly PartnerOnPaper[];
  /** Most that partners together may borrow by the policy, when it was worked out. */
  readonly jointCeilingFen: Fen | null;
  readonly guaranteeKind: string | null;
  readonly waiverBasis: string | null;
  readonly collateral: string | null;
  readonly guarantors: readonly GuarantorOnPaper[];
  /** The subsidy of a firm's loan once it was paid out; the form has room to write it by hand before. */
  readonly subsidy: SubsidyOnForm | null;
  /** Kinds of paper that were brought. */
  readonly documents: readonly string[];
  /** The office that reads the data, and 第1版 of its notice on personal data. */
  readonly office: string;
}
