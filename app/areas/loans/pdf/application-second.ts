import { rowHeight } from "~/platform/pdf/cell-fit";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { Cell, FormPage } from "~/platform/pdf/form-page";
import { mm } from "~/platform/pdf/text-fit";
import { fundKindOf } from "../fund/whose-guarantee";
import type { ApplicationOnPaper, GuarantorOnPaper } from "./application-data";
import { applicationTitle } from "./application-first";
import { nextHead } from "./form-head";
import { money, phoneText } from "./paper-words";

type Kind = ApplicationOnPaper["kind"];
const U = 7;
/** Rows that the form has for people who get work, and for partners; more go on to a sheet of their own. */
export const JOB_ROWS = 6;
export const PARTNER_ROWS = 3;
export const LIST_ROW = 8.6;
type Job = ApplicationOnPaper["jobs"][number];
type Partner = ApplicationOnPaper["partners"][number];
/** How many of each list stand on page 2: fewer where long names make their rows high. */
export interface OnPageTwo {
  readonly jobs: number;
  readonly partners: number;
}
const BLANK_BELOW = "（以下空白）";

const guarantees = ["fund", "company", "natural-person", "mortgage", "pledge", "waived"];
const documents: readonly (readonly [kind: string, words: string])[] = [
  ["id-card", "居民身份证（正反面）"],
  ["household-book", "户口簿"],
  ["marriage", "婚姻状况证明"],
  ["licence", "营业执照副本"],
  ["group-proof", "人员类别证明材料"],
  ["credit-report", "本人及配偶征信报告"],
  ["premises", "经营场所证明"],
  ["counter-guarantee", "反担保材料"],
  ["account-card", "社会保障卡（银行卡）"],
  ["training-certificate", "创业培训合格证书"],
  ["residence-permit", "居住证"],
  ["shop-screenshot", "网店实名截图"],
];
const firmDocuments: readonly (readonly [kind: string, words: string])[] = [
  ["id-card", "法定代表人身份证"],
  ["licence", "营业执照副本"],
  ["firm-size", "小微企业划型材料"],
  ["staff-roster", "职工花名册"],
  ["hire-proof", "新招用人员类别证明"],
  ["hire-proof", "劳动合同"],
  ["wage-proof", "社保缴纳凭证"],
  ["wage-proof", "工资支付凭证"],
  ["credit-report", "企业及法人征信报告"],
  ["premises", "经营场所证明"],
  ["counter-guarantee", "反担保材料"],
];
/** Papers without a box of their own, beside "other": named on its line. */
const others: Readonly<Record<string, string>> = {
  "spouse-id": "配偶身份证",
  "registered-spouse-credit-report": "登记的配偶的征信报告",
  "job-contracts": "劳动合同",
  "partner-papers": "合伙协议和合伙人身份证",
};

export const continued = (page: FormPage, a: ApplicationOnPaper | null, kind: Kind): void =>
  nextHead(page, applicationTitle(kind), [
    ["申请编号", a?.number ?? null],
    [kind === "firm" ? "企业" : "申请人", a ? (kind === "firm" ? a.business.name : a.applicant.name) : null],
  ]);

/** Page 2: who gets work, partners, counter-guarantee, papers brought, how to fill it in. */
export function membersPage(
  page: FormPage,
  a: ApplicationOnPaper | null,
  kind: Kind,
  here: OnPageTwo = { jobs: JOB_ROWS, partners: PARTNER_ROWS },
): void {
  continued(page, a, kind);
  page.table(() => {
    page.section(kind === "firm" ? "新招用人员" : "带动就业名单", () =>
      jobRows(page, a?.jobs.slice(0, here.jobs), here.jobs, 0),
    );
    if (kind !== "firm")
      page.section("合伙人", () => {
        partnerRows(page, a?.partners.slice(0, here.partners), here.partners, 0);
        page.row(8, [
          {
            w: 0,
            words: "合伙创业额度 = 合伙人各自额度之和 × 110%，且不超过小微企业额度上限；本次测算：{30}",
            size: 9,
            blanks: [a?.jointCeilingFen ? money(a.jointCeilingFen) : null],
          },
        ]);
      });
    page.section("反担保情况", () => guaranteeRows(page, a));
    page.section("附件材料", () => documentRow(page, a, kind));
    page.section("填写须知", () => noteRow(page, kind));
  });
}

export function jobRows(
  page: FormPage,
  jobs: ApplicationOnPaper["jobs"] | undefined,
  rows: number,
  before: number,
): void {
  page.row(8, [
    { w: 2 * U, head: "序号" },
    { w: 4 * U, head: "姓名" },
    { w: 7 * U, head: "公民身份号码" },
    { w: 4 * U, head: "人员类别" },
    { w: 4 * U, head: "合同签订日" },
    { w: 0, head: "已核" },
  ]);
  for (let i = 0; i < rows; i += 1) {
    const end = jobs !== undefined && i === jobs.length;
    page.row(LIST_ROW, jobCells(jobs?.[i], before + i + 1, end));
  }
}

const jobCells = (job: Job | undefined, no: number, end = false): Cell[] => [
  { w: 2 * U, value: cell(job && String(no)), align: "centre" },
  { w: 4 * U, value: cell(job?.name), align: "centre", name: true },
  { w: 7 * U, value: end ? BLANK_BELOW : cell(job && (job.idNumber ?? "--")), align: "centre" },
  { w: 4 * U, value: cell(job && (job.group ?? "--")), align: "centre" },
  { w: 4 * U, value: cell(job && (job.contractOn ?? "--")), align: "centre" },
  { w: 0, value: cell(job && (job.proved ? "是" : "否")), align: "centre" },
];

/** Millimetres beside the label of a list. */
const LIST_WIDTH = 161;
export const jobHeight = (fonts: PaperFonts, job: Job): number =>
  rowHeight(fonts, LIST_ROW, jobCells(job, 1), LIST_WIDTH);
export const partnerHeight = (fonts: PaperFonts, partner: Partner): number =>
  rowHeight(fonts, LIST_ROW, partnerCells(partner, 1), LIST_WIDTH);

export function partnerRows(
  page: FormPage,
  partners: ApplicationOnPaper["partners"] | undefined,
  rows: number,
  before: number,
): void {
  page.row(8, [
    { w: 2 * U, head: "序号" },
    { w: 4 * U, head: "姓名" },
    { w: 7 * U, head: "公民身份号码" },
    { w: 5 * U, head: "人员类别" },
    { w: 0, head: "出资比例" },
  ]);
  for (let i = 0; i < rows; i += 1) {
    const end = partners !== undefined && i === partners.length;
    page.row(LIST_ROW, partnerCells(partners?.[i], before + i + 1, end));
  }
}

const partnerCells = (partner: Partner | undefined, no: number, end = false): Cell[] => [
  { w: 2 * U, value: cell(partner && String(no)), align: "centre" },
  { w: 4 * U, value: cell(partner?.name), align: "centre", name: true },
  { w: 7 * U, value: end ? BLANK_BELOW : cell(partner && (partner.idNumber ?? "--")), align: "centre" },
  { w: 5 * U, value: cell(partner && (partner.group ?? "--")), align: "centre" },
  { w: 0, value: cell(partner && share(partner.shareBp)), align: "centre" },
];

/** Rows below the last one stay empty: no `--` in them. */
const cell = (value: string | null | undefined): string => value ?? " ";
const share = (bp: number | null): string => (bp === null ? "--" : `${bp / 100}%`);

function guaranteeRows(page: FormPage, a: ApplicationOnPaper | null): void {
  page.row(8.8, [
    { w: 3 * U, label: "担保方式" },
    {
      w: 0,
      words: "[]担保基金　[]担保公司　反担保：[]自然人保证　[]抵押　[]质押　[]免反担保",
      // Who guarantees is ticked beside what stands behind it.
      ticks: guarantees.map(
        (kind) => kind === a?.guaranteeKind || kind === fundKindOf(a?.guaranteeKind ?? null),
      ),
    },
  ]);
  page.row(8.6, [
    { w: 3 * U, label: "免除依据" },
    { w: 0, value: a?.waiverBasis, wrap: true },
  ]);
  for (const [index, words] of ["保证人一", "保证人二"].entries())
    guarantorRows(page, words, a?.guarantors[index]);
  page.row(8.6, [
    { w: 3 * U, label: "抵（质）押物" },
    { w: 0, value: a?.collateral, wrap: true },
  ]);
}

export function guarantorRows(page: FormPage, label: string, g: GuarantorOnPaper | undefined): void {
  for (const cells of guarantorCells(label, g)) page.row(LIST_ROW, cells);
}

export const guarantorHeight = (fonts: PaperFonts, g: GuarantorOnPaper): number =>
  guarantorCells("", g).reduce((sum, cells) => sum + rowHeight(fonts, LIST_ROW, cells, LIST_WIDTH), 0);

const guarantorCells = (label: string, g: GuarantorOnPaper | undefined): Cell[][] => [
  [
    { w: 3 * U, label },
    { w: 4 * U, value: g?.name },
    { w: 4 * U, label: "公民身份号码" },
    { w: 7 * U, value: g?.idNumber },
    { w: 2 * U, label: "性别" },
    { w: 0, value: g?.sex, align: "centre" },
  ],
  [
    { w: 3 * U, label: "工作单位" },
    { w: 8 * U, value: g?.employer },
    { w: 2 * U, label: "职务" },
    { w: 4 * U, value: g?.post },
    { w: 2 * U, label: "月收入" },
    { w: 0, value: money(g?.monthlyIncomeFen), align: "right" },
  ],
  [
    { w: 3 * U, label: "与申请人关系" },
    { w: 4 * U, value: g?.relation },
    { w: 3 * U, label: "联系电话" },
    { w: 5 * U, value: phoneText(g?.phone) },
    { w: 3 * U, label: "保证金额" },
    { w: 0, value: money(g?.guaranteedFen), align: "right" },
  ],
];

function documentRow(page: FormPage, a: ApplicationOnPaper | null, kind: Kind): void {
  const list = kind === "firm" ? firmDocuments : documents;
  const step = 5.6;
  const kept = new Set(a?.documents ?? []);
  const named = Object.keys(others).flatMap((k) => (kept.has(k) ? [others[k] as string] : []));
  page.row(31, [
    {
      w: 0,
      draw: (box) => {
        for (const [index, [name, words]] of list.entries())
          page.inline(
            `[]${words}`,
            box.x + 2.2 + (index % 3) * 50.5,
            box.y + 5.6 + Math.floor(index / 3) * step,
            { size: 10, ticks: [kept.has(name)] },
          );
        const y = box.y + 5.6 + 4 * step;
        page.inline("[]其他：", box.x + 2.2, y, { size: 10, ticks: [kept.has("other") || named.length > 0] });
        page.values.text(named.join("、"), box.x + 20, y, { role: "serif", size: 10 });
      },
    },
  ]);
}

const notes = (kind: Kind): string[] => [
  "本表由申请人如实填写，黑色签字笔书写或系统打印，空项填“--”，涂改处须签字或按指印。",
  "金额以元为单位，大写由系统生成；大小写不一致的，本表无效。",
  "人员类别、反担保要求、额度和期限以申请日有效的政策为准。",
  kind === "firm"
    ? "新招用人员须签订一年以上劳动合同；名单写不下的另附续页。"
    : "已婚的必须填写配偶栏；合伙创业的逐人填写合伙人栏；写不下的另附续页。",
  "本表一式三份：人力资源和社会保障部门、担保机构、经办银行各一份。",
];

function noteRow(page: FormPage, kind: Kind): void {
  page.row(29, [
    {
      w: 0,
      draw: (box) => {
        for (const [index, note] of notes(kind).entries())
          page.fixed?.text(`${index + 1}. ${note}`, box.x + 1.8, box.y + 5.6 + index * 5.2 - mm(1), {
            role: "kai",
            size: 9,
          });
      },
    },
  ]);
}
