import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type Letter, pair, pairs } from "./letter";
import { dayText, gap, maskedId, money, moneyAndWords, percent } from "./paper-words";

/** A loan as the letters about it say it. */
export interface LoanAbout {
  readonly name: string;
  readonly idNumber: string | null;
  readonly bank: string;
  readonly contractNumber: string;
  readonly noteNumber: string;
  readonly principalFen: Fen;
  readonly ratePpm: number;
  readonly disbursedOn: Day;
  readonly maturesOn: Day;
  readonly issuer: string;
  readonly day: Day;
  readonly paperNumber: string;
  readonly contact: string | null;
  /** Whether somebody, or a thing, stands behind the guarantor; not said, it is left as on the empty form. */
  readonly counter?: boolean;
}

const common = (l: LoanAbout | null, title: readonly string[]) => ({
  issuer: l?.issuer ?? null,
  number: l?.paperNumber ?? null,
  title,
  day: l ? dayText(l.day) : null,
  contact: l?.contact ?? null,
});
const loanRows = (l: LoanAbout | null) => [
  pairs("借款人", l?.name ?? null, "身份号码", maskedId(l?.idNumber)),
  pairs("经办银行", l?.bank ?? null, "借据号", l?.noteNumber ?? null),
  pair("贷款金额", l ? moneyAndWords(l.principalFen) : null),
  pairs("放款日", dayText(l?.disbursedOn), "到期日", dayText(l?.maturesOn)),
];

export interface Owed {
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly penaltyFen: Fen;
}
const owedFen = (o: Owed): Fen => o.principalFen + o.interestFen + o.penaltyFen;

/** To whom a letter goes, and of whom it says that they have died. */
export interface Addressed {
  readonly to: string;
  readonly borrowerDiedOn?: Day;
  /** The guarantor it would go to, where they have died. */
  readonly guarantorDied?: { readonly name: string; readonly on: Day };
  /** It goes to heirs. */
  readonly heirs?: boolean;
}
const diedWords = (l: Addressed | null): string =>
  [
    l?.borrowerDiedOn ? `借款人已于${dayText(l.borrowerDiedOn)}去世。` : "",
    l?.guarantorDied ? `担保人${l.guarantorDied.name}已于${dayText(l.guarantorDied.on)}去世。` : "",
  ].join("");
const heirsPay =
  "继承人以所得遗产实际价值为限清偿；放弃继承的，可以不负清偿责任（民法典第一千一百六十一条）。";

/** 催收通知书, with a receipt: a demand in writing also keeps the guarantee's period (民法典 694). */
export function dunningLetter(
  l: (LoanAbout & Addressed & { owed: Owed; owedOn: Day; overdueDays: number; payUntil: Day }) | null,
): Letter {
  return {
    ...common(l, ["创业担保贷款催收通知书"]),
    to: `${gap(l?.to ?? l?.name, 6)}：`,
    body: [
      `${diedWords(l)}下列创业担保贷款截至${gap(dayText(l?.owedOn), 9)}已逾期${l ? ` ${l.overdueDays} ` : "＿＿＿"}天，欠款如下：`,
      {
        h: 9,
        rows: [
          ...loanRows(l),
          pairs("逾期本金", money(l?.owed.principalFen), "逾期利息", money(l?.owed.interestFen)),
          pairs("罚息等", money(l?.owed.penaltyFen), "合计", l ? money(owedFen(l.owed)) : null),
          pair("合计大写", l ? moneyAndWords(owedFen(l.owed)) : null),
        ],
      },
      `请于${gap(dayText(l?.payUntil), 9)}前到经办银行还清。逾期期间不享受财政贴息；逾期不还的，担保机构将按约定代偿，并依法向借款人${l?.borrowerDiedOn ? "的继承人" : ""}${l?.counter === false ? "" : "和反担保人"}追偿，相关信息报送征信系统。`,
      ...(l?.heirs ? [heirsPay] : []),
      "已经还款的，请向经办银行核对，不必理会本通知。",
    ],
    receipt: {
      paper: "创业担保贷款催收通知书",
      number: l?.paperNumber ?? null,
      to: l?.to ?? null,
      place: null,
    },
  };
}

const payWithin = "请自收到本通知之日起15日内一次付清；确有困难的，请在此期限内书面提出还款计划。";

/** What a guarantor has paid that bears less than all of a loss. */
export interface Borne {
  readonly shareBp: number;
  readonly fen: Fen;
}

const percentOf = (b: Borne): string => `${b.shareBp / 100}%`;

/** Interest that a rise of the rate adds, for which the one that pays, or the one who is written to, does not answer. */
export interface RiseSaid {
  readonly unpaidFen: Fen;
  readonly freeFen: Fen;
}
const riseSaid = (r: RiseSaid | undefined): string =>
  [
    r && r.unpaidFen > 0
      ? `提高利率多出的利息${money(r.unpaidFen)}元，我单位未书面同意，不在代偿内，仍由借款人付给经办银行。`
      : "",
    r && r.freeFen > 0 ? `上列利息中提高利率多出的${money(r.freeFen)}元，你方未书面同意，不向你方追偿。` : "",
  ].join("");

/** 代偿通知书: what was paid for the borrower, and what is now owed to the guarantee. */
export function compensationLetter(
  l:
    | (LoanAbout & Addressed & { paid: Owed; paidOn: Day; restFen: Fen; borne?: Borne; rise?: RiseSaid })
    | null,
): Letter {
  const back = l ? owedFen(l.paid) - l.restFen : 0;
  const borne = l?.borne;
  // Where the guarantor bears a part, the sums are of the debt, and what it paid stands apart.
  const of = borne || l === null ? "欠款" : "代偿";
  const andCounter = l?.counter === false ? "" : "，并有权要求反担保人按承诺履行责任";
  return {
    ...common(l, ["创业担保贷款代偿通知书"]),
    to: `${gap(l?.to ?? l?.name, 6)}：`,
    body: [
      `${diedWords(l)}因借款人未按期还款，我单位已于${gap(dayText(l?.paidOn), 9)}向经办银行${borne ? `代偿下列欠款的${percentOf(borne)}` : l ? "代偿下列款项" : `代偿下列欠款的${gap(null, 3)}%`}：`,
      {
        // With what came back, or what is borne, it is more rows, and the letter stays on its page.
        h:
          (l === null ? 8 : borne ? (back > 0 ? 6.4 : 7.2) : back > 0 ? 9 : 9.4) -
          (riseSaid(l?.rise) ? 1.6 : 0),
        rows: [
          ...loanRows(l),
          pairs(`${of}本金`, money(l?.paid.principalFen), `${of}利息`, money(l?.paid.interestFen)),
          ...(l && (l.paid.penaltyFen > 0 || back > 0)
            ? [pairs(`${of}费用`, money(l.paid.penaltyFen), "已追回", money(back))]
            : []),
          // Filled in by hand: whose part is how much is asked for, whatever it comes to.
          ...(l === null
            ? [
                pairs("欠款费用", null, "已追回", null),
                pairs("欠款合计", null, "银行承担", null),
                pairs("代偿（　　%）", null, "还应偿付", null),
              ]
            : borne
              ? [
                  pairs("欠款合计", money(owedFen(l.paid)), "银行承担", money(owedFen(l.paid) - borne.fen)),
                  pair(`代偿${percentOf(borne)}`, moneyAndWords(borne.fen)),
                ]
              : [pair("代偿合计", moneyAndWords(owedFen(l.paid)))]),
          ...(l && back > 0 ? [pair("还应偿付", moneyAndWords(l.restFen))] : []),
        ],
      },
      borne
        ? `借款人仍应偿还上列全部欠款；此后偿还的款项，由我单位和经办银行按${percentOf(borne)}和${100 - borne.shareBp / 100}%分配。我单位有权追偿${andCounter}。${riseSaid(l?.rise)}${payWithin}`
        : l === null
          ? `借款人仍应偿还上列全部欠款；此后偿还的款项，由我单位和经办银行按${gap(null, 3)}%和${gap(null, 3)}%分配。我单位有权追偿${andCounter}。${payWithin}`
          : `自代偿之日起，我单位取得对借款人的追偿权${andCounter}。${riseSaid(l?.rise)}${payWithin}`,
      ...(l?.heirs ? [heirsPay] : []),
      "到期不履行的，我单位将依法提起诉讼。",
    ],
    receipt: {
      paper: "创业担保贷款代偿通知书",
      number: l?.paperNumber ?? null,
      to: l?.to ?? null,
      place: null,
    },
  };
}

/** How a loan came to its end: what the proof may say depends on it. */
export interface SettledHow {
  readonly way: "early" | "due" | "extended" | "extended-early" | "late" | "recovered";
  /** Last day of the extension within which, or after which, it was settled. */
  readonly extendedTo?: Day | null;
  /** Interest the bank let go. */
  readonly waivedFen: Fen;
  /** Interest that neither the guarantor nor the borrower has paid to the bank; absent where all is paid. */
  readonly restFen?: Fen;
  /** What the guarantor paid to the bank for the borrower, and when. */
  readonly paidFor: { readonly on: Day; readonly fen: Fen } | null;
}

const wayWords = {
  early: "提前结清",
  due: "到期结清",
  extended: "展期到期结清",
  "extended-early": "展期内提前结清",
  late: "逾期后结清",
  recovered: "代偿后追回",
} as const;

/** Only what is so: neither interest that was waived nor what the guarantor paid is said to be paid by the borrower. */
function settledWords(l: SettledHow | null): string {
  if (l?.way === "recovered")
    return "兹证明下列创业担保贷款由担保机构代偿后，代偿款已全部追回，反担保责任同时解除：";
  if (l && l.waivedFen > 0)
    return "兹证明下列创业担保贷款本金已全部结清，利息除经办银行同意减免的部分外已全部结清，担保和反担保责任同时解除：";
  return "兹证明下列创业担保贷款本息已全部结清，担保和反担保责任同时解除：";
}

/** 结清证明. */
export function settlementLetter(
  l: (LoanAbout & SettledHow & { settledOn: Day; subsidyFen: Fen }) | null,
): Letter {
  return {
    ...common(l, ["创业担保贷款结清证明"]),
    to: "",
    body: [
      settledWords(l),
      {
        h: 9.4,
        rows: [
          ...loanRows(l),
          ...(l?.extendedTo ? [pair("展期后到期日", dayText(l.extendedTo))] : []),
          pairs("合同编号", l?.contractNumber ?? null, "合同年利率", percent(l?.ratePpm)),
          pairs("结清日", dayText(l?.settledOn), "结清方式", l ? wayWords[l.way] : null),
          ...(l?.paidFor ? [pairs("代偿日", dayText(l.paidFor.on), "代偿金额", money(l.paidFor.fen))] : []),
          ...(l && l.waivedFen > 0 ? [pair("减免利息", moneyAndWords(l.waivedFen))] : []),
          ...(l?.restFen ? [pair("代偿款以外未付利息", moneyAndWords(l.restFen))] : []),
          pair("已享受贴息", l ? moneyAndWords(l.subsidyFen) : null),
        ],
      },
      "抵押、质押登记的，可凭本证明办理注销。特此证明。",
    ],
    receipt: null,
  };
}
