import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { strong } from "~/platform/pdf/running-text";
import type { GuarantorOnPaper } from "./application-data";
import { type Deed, sealedBox, signatureCells } from "./draw-deed";
import { periodOfGuarantee } from "./guarantee-period";
import { gap, money, moneyAndWords, phoneText } from "./paper-words";

/** What the deeds of an application have in common. */
export interface DeedAbout {
  readonly paperNumber: string;
  readonly borrower: string;
  readonly borrowerId: string | null;
  readonly firm: string | null;
  readonly spouse: string | null;
  readonly spouseId: string | null;
  readonly spousePhone: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly amountFen: Fen;
  readonly termMonths: number;
  readonly bank: string | null;
  readonly product: string;
  readonly purpose: string | null;
  readonly office: string;
  /** Who guarantees towards the bank: the centre of the fund, or the company; null where it is not on record. */
  readonly guaranteedBy: string | null;
  readonly appliedOn: Day;
}

/** Name and post together take more than the line they usually stand in. */
const longPost = (g: GuarantorOnPaper | undefined): boolean =>
  [...(g?.name ?? ""), ...(g?.post ?? "")].length > 16;

const number = (d: DeedAbout | null): string => `编号：${gap(d?.paperNumber, 8)}`;
const sum = (d: DeedAbout | null): string | null => (d ? moneyAndWords(d.amountFen) : null);
const months = (d: DeedAbout | null): string | null => (d ? `${d.termMonths} 个月` : null);
const [A, B, C] = [22, 58, 24];

/** 反担保承诺书 of a natural person; its mode is never blank (民法典 686), its scope follows what the guarantee pays. */
export function counterGuarantee(
  d: (DeedAbout & { guarantor: GuarantorOnPaper; joint: boolean; periodMonths: number | null }) | null,
): Deed {
  const g = d?.guarantor;
  const mode = d ? (d.joint ? "连带责任保证" : "一般保证") : "＿＿＿＿＿＿＿＿";
  const period = d ? `${periodOfGuarantee(d.periodMonths)}个月` : "＿＿＿＿";
  return {
    title: "反担保承诺书",
    line: [number(d), `保证方式：${mode}`],
    rows: [
      [
        { w: A, label: "借款人" },
        { w: B, value: d?.borrower, size: 12 },
        { w: C, label: "公民身份号码" },
        { w: 0, value: d?.borrowerId, size: 12 },
      ],
      [
        { w: A, label: "反担保人" },
        { w: B, value: g?.name, size: 12 },
        { w: C, label: "公民身份号码" },
        { w: 0, value: g?.idNumber, size: 12 },
      ],
      [
        { w: A, label: "工作单位" },
        { w: 0, value: g && [g.employer, g.post && `（${g.post}）`].filter(Boolean).join(""), size: 12 },
      ],
      [
        { w: A, label: "贷款金额" },
        { w: 0, value: sum(d), size: 12, bold: true },
      ],
      [
        { w: A, label: "经办银行" },
        { w: B, value: d?.bank, size: 12 },
        { w: C, label: "贷款期限" },
        { w: 0, value: months(d), size: 12 },
      ],
    ],
    opening: `${gap(d?.guaranteedBy, 12)}：`,
    clauses: [
      `上列借款人向上列银行申请${d?.product ?? "创业担保贷款"}，由贵单位提供担保。本人自愿就该笔担保向贵单位提供反担保，并承诺如下：`,
      `${strong("一、反担保方式。")}本人以全部合法财产提供${mode}。`,
      `${strong("二、反担保范围。")}贵单位代偿的贷款本金、利息，自代偿之日起的资金占用费，以及实现债权的合理费用${g?.guaranteedFen && d && g.guaranteedFen < d.amountFen ? `；以${money(g.guaranteedFen)}元为限` : ""}。`,
      `${strong("三、反担保期间。")}自贵单位代偿之日起${period}；分次代偿的，自最后一次代偿之日起${period}。`,
      `${strong("四、代偿后的履行。")}借款人未按期还款、贵单位代偿的，本人在收到书面通知之日起15日内一次付清应承担的款项。`,
      `${strong("五、贷款变更。")}贷款展期、提高利率或者加重债务的，须经本人另行书面同意；未经同意的，本人对加重部分不承担责任。`,
      `${strong("六、情况告知。")}本人工作单位、收入、住址、联系电话、婚姻状况发生变化的，10日内书面告知贵单位。`,
      `${strong("七、声明。")}本人及配偶目前没有为其他创业担保贷款提供担保，所交证明材料真实有效；已了解借款人的经营和信用情况，知晓担保的法律后果，本承诺出于自愿。`,
      `${strong("八、授权。")}同意贵单位和经办银行为办理、管理本笔担保，查询本人的个人信用报告和在职、社会保险信息，至反担保责任解除时止。`,
      `${strong("九、争议解决。")}因本承诺书发生争议，协商不成的，向贵单位所在地人民法院起诉。`,
      "本承诺书一式三份，担保机构、承诺人、经办银行各执一份，自签字按指印之日起生效。",
    ],
    boxes: [
      signatureCells(72, [
        [
          "承诺人（反担保人）",
          `姓名：${g?.name ?? ""}`,
          `联系电话：${phoneText(g?.phone) ?? ""}`,
          `住址：${g?.address ?? ""}`,
          "签字（按指印）：",
        ],
        [
          "承诺人配偶",
          `姓名：${g?.spouseName ?? ""}`,
          `联系电话：${phoneText(g?.spousePhone) ?? ""}`,
          "意见：",
          "签字（按指印）：",
        ],
      ]),
      sealedBox(
        60,
        "承诺人所在单位证明",
        `　　${gap(g?.name, 5)} 系我单位${longPost(g) ? "\n" : " "}[]在编　[]合同制 职工，${(g?.post?.length ?? 0) > 20 ? "\n" : ""}职务为 ${gap(g?.post, 6)}，\n月均收入 ${g?.monthlyIncomeFen ? moneyAndWords(g.monthlyIncomeFen) : "＿＿＿＿＿＿元（大写＿＿＿＿＿＿＿＿）"}。\n情况属实。本证明不构成本单位的担保。`,
        "（单位人事部门盖章）",
      ),
    ],
    copies: ["担保机构", "承诺人", "经办银行"],
  };
}

const parties = (d: DeedAbout | null): Deed["rows"] => [
  [
    { w: A, label: "申请人" },
    { w: B, value: d && (d.firm ? `${d.firm}（法定代表人 ${d.borrower}）` : d.borrower), size: 12 },
    { w: C, label: "公民身份号码" },
    { w: 0, value: d?.borrowerId, size: 12 },
  ],
  [
    { w: A, label: "配偶" },
    { w: B, value: d?.spouse, size: 12 },
    { w: C, label: "公民身份号码" },
    { w: 0, value: d?.spouseId, size: 12 },
  ],
];

const signedBy = (d: DeedAbout | null) =>
  signatureCells(52, [
    ["申请人", `姓名：${d?.borrower ?? ""}`, `联系电话：${phoneText(d?.phone) ?? ""}`, "签字（按指印）："],
    [
      "申请人配偶",
      `姓名：${d?.spouse ?? ""}`,
      `联系电话：${phoneText(d?.spousePhone) ?? ""}`,
      "签字（按指印）：",
    ],
  ]);

/** 征信与数据授权书: who may ask what about whom, what for and until when (个人信息保护法 13, 14, 29). */
export function authorisation(d: DeedAbout | null): Deed {
  return {
    title: "信用报告查询和信息核查授权书",
    line: [number(d), ""],
    rows: parties(d),
    opening: `${gap(d?.office, 12)}、${gap(d?.guaranteedBy, 12)}、${gap(d?.bank, 10)}：`,
    clauses: [
      `本人因申请${d?.product ?? "创业担保贷款"}，自愿授权如下：`,
      `${strong("一、查询信用报告。")}授权担保机构和经办银行向金融信用信息基础数据库查询、打印、保存本人及配偶的个人信用报告，用于贷款审批、担保审查和贷后管理，并依法报送本笔贷款的信用信息。`,
      `${strong("二、核查信息。")}授权人力资源和社会保障部门向公安、民政、市场监管、税务、退役军人事务、农业农村、社会保险、自然资源等部门核查本人及配偶的身份、户籍、婚姻、经营主体登记、纳税、就业和社会保险、人员类别信息，用于资格审核和贴息审核。`,
      `${strong("三、敏感个人信息。")}身份号码、银行账号、人员类别、信用信息属于敏感个人信息，仅限上述用途，仅向办理本笔贷款所必需的单位提供；不公开、不用于其他用途。`,
      `${strong("四、期限。")}自签字之日起至贷款结清、担保责任解除之日止；未获批准的，至不予通过之日止，期间产生的查询记录依法保留。`,
      `${strong("五、撤回。")}本人可以书面撤回授权。撤回前已进行的查询、核查有效；撤回后贷款尚未发放的，终止办理。`,
      "本人已阅读并理解以上内容及《个人信息处理告知书》，知晓拒绝授权将无法办理本项业务，本授权出于自愿。",
    ],
    boxes: [signedBy(d)],
  };
}

/** 承诺书: true papers, use of the money, no double subsidy. */
export function pledge(d: DeedAbout | null): Deed {
  return {
    title: "创业担保贷款承诺书",
    line: [number(d), ""],
    rows: [
      ...parties(d),
      [
        { w: A, label: "申请金额" },
        { w: 0, value: sum(d), size: 12, bold: true },
      ],
      [
        { w: A, label: "贷款期限" },
        { w: B, value: months(d), size: 12 },
        { w: C, label: "经办银行" },
        { w: 0, value: d?.bank, size: 12 },
      ],
      [
        { w: A, label: "资金用途" },
        { w: 0, value: d?.purpose, size: 11, wrap: true },
      ],
    ],
    opening: `${gap(d?.office, 12)}：`,
    clauses: [
      `本人申请${d?.product ?? "创业担保贷款"}，郑重承诺：`,
      "一、所填内容和所交材料真实、完整、有效，没有隐瞒、伪造。",
      "二、贷款只用于上列经营用途，不用于购房、购车、还债、投资理财，不转借他人；配合放款后三个月、十二个月的贷后检查，如实提供用款凭证。",
      "三、按合同约定的时间和金额还本付息。知晓展期、逾期期间不享受财政贴息，罚息和复利不予贴息。",
      "四、同一笔贷款不重复享受其他中央财政贴息。本人及配偶在申请时没有规定以外的其他贷款。",
      "五、经营地址、联系方式、婚姻、就业状况发生变化的，10日内告知经办机构。",
      "六、违反以上承诺的，愿意提前归还贷款、退回已享受的财政贴息，记入信用记录，并承担相应法律责任。",
    ],
    boxes: [signedBy(d)],
  };
}
