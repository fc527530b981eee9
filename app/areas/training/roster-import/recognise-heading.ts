import type { Cell } from "~/platform/xlsx/read-table.server";

/** What a roster column can be. */
export const rosterFields = [
  "name",
  "idNumber",
  "phone",
  "village",
  "group",
  "sex",
  "birth",
  "ethnicity",
  "education",
  "category",
  "idea",
] as const;
export type RosterField = (typeof rosterFields)[number];
export type Mapping = Partial<Record<RosterField, number>>;

const names: Record<RosterField, RegExp> = {
  name: /^(学员)?姓名$|^名字$|^name$/i,
  idNumber: /身份证|公民身份|证件号|^id( ?number)?$/i,
  phone: /手机|电话|联系方式|^phone$/i,
  village: /(户籍|所在|现住)?(村|社区)(名称|\/社区)?$|家庭住址|户籍地|^住址$|^village$/i,
  group: /^(村民)?小?组$|组别|^group$/i,
  sex: /^性别$|^sex$/i,
  birth: /出生/,
  ethnicity: /民族/,
  education: /文化程度|学历/,
  category: /人员类别|人员类型|^类别$/,
  idea: /创业(意向|项目|想法)|意向项目/,
};

/** Which column is which, by one row of headings. */
export function mapHeadings(cells: readonly Cell[]): Mapping {
  const mapping: Mapping = {};
  for (const [i, cell] of cells.entries()) {
    const text = cell.text.replace(/[\s\u3000*：:]/g, "").replace(/[（(].*$/, "");
    if (!text || text.length > 12) continue;
    const field = rosterFields.find((f) => mapping[f] === undefined && names[f].test(text));
    if (field) mapping[field] = i;
  }
  return mapping;
}

/**
 * The row of headings: the first of the top 30 that has a name or an ID column and at least two known ones; title
 * lines and merged cells above it are passed over.
 * @returns index from 0, or -1 when there is none
 */
export function findHeading(rows: readonly (readonly Cell[])[]): { index: number; mapping: Mapping } {
  let best = { index: -1, mapping: {} as Mapping, score: 0 };
  for (const [index, row] of rows.slice(0, 30).entries()) {
    const mapping = mapHeadings(row);
    const score =
      Object.keys(mapping).length +
      (mapping.idNumber !== undefined ? 2 : 0) +
      (mapping.name !== undefined ? 1 : 0);
    if (Object.keys(mapping).length >= 2 && score > best.score) best = { index, mapping, score };
  }
  return best;
}
