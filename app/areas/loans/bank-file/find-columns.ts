import type { Cell } from "~/platform/xlsx/table";

export type AmountUnit = "yuan" | "wan";

export const columnKeys = [
  "note",
  "borrower",
  "on",
  "principal",
  "interest",
  "penalty",
  "compound",
  "breach",
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** A column that is read: where it stands, what its heading says, and in what its figures are. */
export interface Column {
  at: number;
  heading: string;
  unit: AmountUnit;
}

export interface Columns {
  /** Row of the headings. */
  at: number;
  columns: Partial<Record<ColumnKey, Column>>;
  /** Headings that nothing is read from. */
  unused: string[];
}

export type ColumnsFound =
  | ({ ok: true } & Columns)
  | { ok: false; why: "none" }
  /** Two columns fit one thing equally well: whichever were taken could be the wrong money. */
  | { ok: false; why: "two"; key: ColumnKey; headings: [string, string] }
  | { ok: false; why: "unit"; unit: string };

/** What is owed, planned or left over: never what was paid. */
const notPaid =
  /应(还|收|归还|付|计|结)|未还|余额|结余|剩余|结欠|欠|累计|总额|合计|计划|期初|期末|本息|贷款本金|借款本金|合同|借据(本金|金额)|发放|放款|贴息|率|balance|outstanding|due|owed|left|loan amount|total|rate/i;
const notPayDay =
  /应还|约定|计划|放款|发放|借款日|贷款日|起息|起始|到期|结息|开户|出生|签订|合同|申请|制表|打印|导出|报送|统计|截止|截至|首次|上次|下次|最近|due|matur|disburs|birth|print|report|start|end/i;
const notName = /证|号|码|电话|手机|类型|账|卡|代码|地址|单位|行业|number|phone|\bid\b/i;

const paid = (what: string) =>
  new RegExp(`(实(际|还|收|归还)?|归还|偿还|收回|回收|本次|本期实?还?|扣收)的?(${what})`);

/** For each thing the headings that mean it, the plainest first; what `not` finds is something else. */
const meanings: Record<ColumnKey, { not: RegExp | null; tiers: readonly RegExp[] }> = {
  note: {
    not: /余额|金额|本金|日|状态/,
    tiers: [/^借据(编号|号码?)?$/, /借据.*号/, /^note( (no\.?|number))?$/i],
  },
  borrower: {
    not: notName,
    tiers: [
      /^借款人(姓名|名称)?$/,
      /^(客户|贷款人|户主)?(姓名|名称?)$|^客户名?$/,
      /^户名$/,
      /borrower|name/i,
    ],
  },
  on: {
    not: notPayDay,
    tiers: [
      /实(际)?(还|归还|收|扣).*(日|时间)/,
      /(还款|归还|还本|还息|偿还).*(日|时间)|(day|date).*paid|paid.*(day|date|on)|repayment (day|date)/i,
      /(交易|扣款|扣收|入账|记账|收款)(日|时间)/,
      /日期|时间|date|\bday\b/i,
    ],
  },
  principal: {
    not: notPaid,
    tiers: [
      paid("本金"),
      /还款?本金|还本(金额|额)?$|本金(还款|归还|偿还)|principal (re)?paid|(re)?paid principal/i,
      /^本金(金额|额)?$|^principal$/i,
    ],
  },
  interest: {
    not: new RegExp(`${notPaid.source}|罚|复|逾期|滞纳|penal`, "i"),
    tiers: [
      paid("(正常)?利?息"),
      /(还|付)款?(利息|息)|利息(还款|归还|偿还)|interest (re)?paid|(re)?paid interest/i,
      /^(正常)?利息(金额|额)?$|^interest$/i,
    ],
  },
  penalty: { not: notPaid, tiers: [paid("罚息"), /还款?罚息/, /罚息|penalty/i] },
  compound: { not: notPaid, tiers: [paid("复[利息]"), /还款?复[利息]/, /复利|复息|compound/i] },
  breach: { not: notPaid, tiers: [paid("(违约|滞纳)金"), /违约金|滞纳金|breach/i] },
};

/** The headings that fit a thing best: more than one when it cannot be told. */
function bestOf(key: ColumnKey, headings: readonly { at: number; text: string }[]) {
  const { not, tiers } = meanings[key];
  const fit = headings.filter((h) => h.text.length <= 20 && !not?.test(h.text));
  for (const tier of tiers) {
    const found = fit.filter((h) => tier.test(h.text));
    if (found.length > 0) return found;
  }
  return [];
}

const unitInName = /[（(【[]\s*(?:单位[:：]?)?(?:人民币)?([^）)】\]]*元)\s*[）)】\]]/;
const unitOfTable = /单位[:：]?(?:人民币)?([百千万亿]*元)/;

/** 元 or 万元; what else there is (千元, 亿元) is not read. Null where nothing is said. */
const unitOf = (said: string | undefined): AmountUnit | string | null =>
  said === undefined ? null : said === "元" ? "yuan" : said === "万元" ? "wan" : said;

const textOf = (cell: Cell) => cell.text.replace(/[\s\u3000]/g, "");
const english = (cell: Cell) => cell.text.replace(/\s+/g, " ").trim();

/**
 * Which column says what, by its heading: what was really paid before what is only called principal, the day of paying
 * before any other day; never a balance, a plan, a sum owed. Two that fit equally are refused (FEATURES 81, DOMAIN §8.17).
 */
export function findColumns(rows: readonly Cell[][]): ColumnsFound {
  let table: AmountUnit | null = null;
  for (const row of rows) {
    const line = row.map(textOf).join("");
    const said = line.match(unitOfTable)?.[1];
    if (!said) continue;
    const unit = unitOf(said);
    if (unit !== "yuan" && unit !== "wan") return { ok: false, why: "unit", unit: said };
    table ??= unit;
  }
  for (const [at, row] of rows.slice(0, 20).entries()) {
    const headings = row.map((cell, k) => {
      const name = /[\u4e00-\u9fff]/.test(cell.text) ? textOf(cell) : english(cell);
      const unit = unitOf(name.match(unitInName)?.[1]);
      return { at: k, heading: name, text: name.replace(/[（(【[].*?[）)】\]]/g, "").trim(), unit };
    });
    const best = Object.fromEntries(columnKeys.map((key) => [key, bestOf(key, headings)])) as Record<
      ColumnKey,
      typeof headings
    >;
    const has = (key: ColumnKey) => best[key].length > 0;
    if (!(has("note") || has("borrower")) || !has("on") || !(has("principal") || has("interest"))) continue;
    const columns: Partial<Record<ColumnKey, Column>> = {};
    for (const key of columnKeys) {
      const [first, second] = best[key];
      if (!first) continue;
      if (second) return { ok: false, why: "two", key, headings: [first.heading, second.heading] };
      const unit = first.unit ?? table ?? "yuan";
      if (unit !== "yuan" && unit !== "wan") return { ok: false, why: "unit", unit };
      columns[key] = { at: first.at, heading: first.heading, unit };
    }
    const taken = new Set(Object.values(columns).map((c) => c.at));
    const unused = headings.filter((h) => h.heading !== "" && !taken.has(h.at)).map((h) => h.heading);
    return { ok: true, at, columns, unused };
  }
  return { ok: false, why: "none" };
}
