import type { Box, FormPage } from "~/platform/pdf/form-page";
import type { ApplicationOnPaper } from "./application-data";
import { begun, PROJECT, PURPOSE } from "./application-long";
import { formHead } from "./form-head";
import { dayText, money, phoneText, words } from "./paper-words";

type Kind = ApplicationOnPaper["kind"];
const U = 7;

export const applicationTitle = (kind: Kind): string =>
  ({
    person: "个人创业担保贷款申请表",
    partners: "合伙创业担保贷款申请表",
    firm: "小微企业创业担保贷款申请表",
  })[kind];

/** The ten groups in the order of the form, by the codes of the policy. */
const groups: readonly (readonly [code: string, words: string])[] = [
  ["unemployed", "登记失业"],
  ["hardship", "就业困难"],
  ["veteran", "退役军人"],
  ["released", "刑满释放"],
  ["graduate", "高校毕业生（5 年内）"],
  ["overcapacity", "去产能职工"],
  ["returnee", "返乡创业农民工"],
  ["online-shop", "网络商户"],
  ["out-of-poverty", "脱贫人口"],
  ["farmer", "农村自主创业农民"],
];
const groupLine = (from: number, to: number) =>
  groups
    .slice(from, to)
    .map(([, said]) => `[]${said}`)
    .join("　");

const loans = ["none", "student", "housing", "car", "poverty", "consumer", "other"];
const businessTypes = ["self-employed", "firm", "cooperative", "non-profit"];

/** Page 1: who asks, husband or wife, the undertaking, the loan. */
export function applicantPage(page: FormPage, a: ApplicationOnPaper | null, kind: Kind): void {
  const firm = kind === "firm";
  formHead(page, applicationTitle(kind), [
    ["申请编号", a?.number ?? null],
    ["申请日期", a ? dayText(a.appliedOn) : null],
    ["单位：元", undefined],
  ]);
  page.table(() => {
    page.section(firm ? "法定代表人" : kind === "partners" ? "牵头申请人" : "申请人基本情况", () =>
      applicantRows(page, a),
    );
    page.section("配偶", () => spouseRows(page, a));
    page.section(firm ? "企业情况" : "经营主体", () => businessRows(page, a, firm));
    page.section("申请贷款", () => loanRows(page, a));
  });
}

function applicantRows(page: FormPage, a: ApplicationOnPaper | null): void {
  const p = a?.applicant;
  page.beside(
    4 * U,
    () => {
      page.row(8.8, [
        { w: 3 * U, label: "姓名" },
        { w: 5 * U, value: p?.name },
        { w: 2 * U, label: "性别" },
        { w: 2 * U, value: p?.sex, align: "centre" },
        { w: 2 * U, label: "民族" },
        { w: 0, value: p?.nation },
      ]);
      page.row(8.8, [
        { w: 3 * U, label: "公民身份号码" },
        { w: 8 * U, value: p?.idNumber },
        { w: 3 * U, label: "出生日期" },
        { w: 0, value: p?.birthOn },
      ]);
      page.row(8.8, [
        { w: 3 * U, label: "文化程度" },
        { w: 8 * U, value: p?.education },
        { w: 3 * U, label: "婚姻状况" },
        { w: 0, value: p?.marital },
      ]);
      page.row(8.8, [
        { w: 3 * U, label: "手机号码" },
        { w: 5 * U, value: phoneText(p?.phone) },
        { w: 3 * U, label: "紧急联系人" },
        { w: 0, value: p?.emergency },
      ]);
    },
    (box) => photoCell(page, box),
  );
  page.row(9.4, [
    { w: 3 * U, label: "户籍地址" },
    { w: 0, value: p?.hukou },
  ]);
  page.row(9.4, [
    { w: 3 * U, label: "现住址" },
    { w: 12 * U, value: p?.home },
    { w: 3 * U, label: "居住证号" },
    { w: 0, value: p?.residencePermit },
  ]);
  page.row(15.6, [
    { w: 3 * U, label: "人员类别" },
    {
      w: 0,
      words: `${groupLine(0, 5)}\n${groupLine(5, 10)}`,
      size: 10,
      ticks: groups.map(([code]) => code === p?.groupCode),
    },
  ]);
  page.row(9.6, [
    { w: 3 * U, label: "社会保障卡\n银行账号" },
    { w: 12 * U, value: p?.account },
    { w: 3 * U, label: "失业登记号" },
    { w: 0, value: p?.unemploymentNumber },
  ]);
  page.row(10, [
    { w: 3 * U, label: "创业培训\n合格证书" },
    { w: 8 * U, value: p?.certificateNumber },
    { w: 3 * U, label: "培训课程" },
    { w: 0, value: p?.course },
  ]);
}

function photoCell(page: FormPage, box: Box): void {
  const style = { role: "sans", size: 7.5 } as const;
  const middle = box.x + box.w / 2;
  for (const [index, line] of ["一寸免冠", "白底照片", "25 × 35 mm"].entries())
    page.fixed?.text(line, middle, box.y + box.h / 2 - 3.2 + index * 4.8, style, "centre");
}

function spouseRows(page: FormPage, a: ApplicationOnPaper | null): void {
  const s = a?.spouse;
  page.row(9.2, [
    { w: 3 * U, label: "姓名" },
    { w: 5 * U, value: s?.name },
    { w: 4 * U, label: "公民身份号码" },
    { w: 0, value: s?.idNumber },
  ]);
  page.row(9.2, [
    { w: 3 * U, label: "工作单位" },
    { w: 9 * U, value: s?.employer },
    { w: 4 * U, label: "联系电话" },
    { w: 0, value: phoneText(s?.phone) },
  ]);
  const fen = (a?.ownLoan.fen ?? 0) + (a?.spouseLoan.fen ?? 0);
  page.row(15.6, [
    { w: 3 * U, label: "本人及配偶\n现有贷款" },
    {
      w: 0,
      words:
        "[]无　[]助学　[]住房　[]购车　[]脱贫人口小额信贷　[]5 万元以下小额消费\n[]其他：{34}　贷款余额合计：{34}",
      size: 10,
      ticks: loans.map((kind) =>
        kind === "none" ? a !== null && bothNone(a) : a?.ownLoan.kind === kind || a?.spouseLoan.kind === kind,
      ),
      blanks: [null, fen > 0 ? money(fen) : null],
    },
  ]);
}

const bothNone = (a: ApplicationOnPaper): boolean =>
  a.ownLoan.kind === "none" && (a.spouse === null || a.spouseLoan.kind === "none");

function businessRows(page: FormPage, a: ApplicationOnPaper | null, firm: boolean): void {
  const b = a?.business;
  page.row(10.4, [
    { w: 3 * U, label: "名称" },
    { w: 9 * U, value: b?.name },
    { w: 4 * U, label: "统一社会\n信用代码" },
    { w: 0, value: b?.creditCode },
  ]);
  page.row(9.2, [
    { w: 3 * U, label: "主体类型" },
    {
      w: 14 * U,
      words: "[]个体工商户 []企业 []农民专业合作社 []民办非企业",
      size: 10,
      ticks: businessTypes.map((type) => type === b?.type),
    },
    { w: 3 * U, label: "登记日期" },
    { w: 0, value: b?.registeredOn, align: "centre" },
  ]);
  page.row(9.4, [
    { w: 3 * U, label: firm ? "注册地址" : "经营地址" },
    { w: 9 * U, value: b?.address },
    { w: 4 * U, label: "所属行业" },
    { w: 0, value: b?.industry },
  ]);
  page.row(9.4, [
    { w: 3 * U, label: "网店平台" },
    { w: 5 * U, value: b?.shopPlatform },
    { w: 3 * U, label: "店铺名称" },
    { w: 6 * U, value: b?.shopName },
    { w: 3 * U, label: "开店日期" },
    { w: 0, value: b?.shopOpenedOn, align: "centre" },
  ]);
  page.row(14, [
    { w: 3 * U, label: "经营范围与\n项目简介" },
    { w: 0, value: begun(b?.project, PROJECT), wrap: true },
  ]);
  page.row(9.4, [
    { w: 3 * U, label: "年营业额" },
    { w: 4 * U, value: money(b?.turnoverFen), align: "right" },
    { w: 3 * U, label: "自有资金" },
    { w: 4 * U, value: money(b?.ownFundsFen), align: "right" },
    { w: 3 * U, label: firm ? "职工总数" : "从业人数" },
    { w: 2 * U, value: people(b?.staff), align: "centre" },
    { w: 2 * U, label: firm ? "新招用" : "带动就业" },
    { w: 0, value: people(firm ? b?.hired : a?.jobs.length), align: "centre" },
  ]);
}

const people = (n: number | null | undefined): string | null => (n == null ? null : `${n} 人`);

function loanRows(page: FormPage, a: ApplicationOnPaper | null): void {
  page.row(9.4, [
    { w: 3 * U, label: "申请金额" },
    { w: 5 * U, value: money(a?.amountFen), align: "right", bold: true },
    { w: 2 * U, label: "大写" },
    { w: 0, value: words(a?.amountFen) },
  ]);
  page.row(9.4, [
    { w: 3 * U, label: "申请期限" },
    { w: 5 * U, value: a?.termMonths ? `${a.termMonths} 个月` : null, align: "centre" },
    { w: 3 * U, label: "拟贷银行" },
    { w: 6 * U, value: a?.bank },
    { w: 3 * U, label: "第几次申请" },
    { w: 0, value: a?.timesNo ? `第 ${a.timesNo} 次` : null, align: "centre" },
  ]);
  page.row(9.4, [
    { w: 3 * U, label: "资金用途" },
    { w: 0, value: begun(a?.purpose, PURPOSE), wrap: true },
  ]);
  page.row(9.4, [
    { w: 3 * U, label: "上次贷款\n编号" },
    { w: 8 * U, value: a?.previous?.number },
    { w: 2 * U, label: "金额" },
    { w: 4 * U, value: money(a?.previous?.fen), align: "right" },
    { w: 3 * U, label: "结清日期" },
    { w: 0, value: a?.previous?.settledOn, align: "centre" },
  ]);
}
