import { othersPhone, phoneHeading, townHeading } from "~/areas/people";
import type { Columns, FieldPattern, Layout } from "~/platform/imports/headings";

/** What a roster column can be, in the order of the template (DOMAIN §2.3). */
export const rosterFields = [
  "name",
  "idNumber",
  "phone",
  "town",
  "village",
  "group",
  "sex",
  "birth",
  "ethnicity",
  "education",
  "category",
  "idea",
  "inBusiness",
] as const;
export type RosterField = (typeof rosterFields)[number];
export type RosterLayout = Layout<RosterField>;
export type RosterColumns = Columns<RosterField>;

/** Headings as rosters of the field have them; brackets, spaces and line breaks are gone before they are looked at. */
export const rosterPatterns: readonly FieldPattern<RosterField>[] = [
  { field: "name", heading: /^(学员|学生|人员|本人)?(姓名|名字)$|^name$/i, needed: true },
  { field: "idNumber", heading: /身份证|公民身份|证件号|^id(card)?(number|no\.?)?$/i, needed: true },
  { field: "phone", heading: phoneHeading, not: othersPhone },
  { field: "town", heading: townHeading },
  {
    field: "village",
    heading:
      /^(户籍|户口|所在|所属|现住|居住|家庭|常住)?(所在)?(地)?(乡镇)?(行政)?(村|社区)(居)?(委会)?(名称?|[/／、]社区)?$|^村[/／、](户籍|户口)$|^(户籍|户口)([/／、]村)?$|家庭住址|户籍(所在)?地|^住址$|^village$/i,
  },
  { field: "group", heading: /^(村民)?小?组(别|号)?$|^group$/i },
  { field: "sex", heading: /^性别$|^sex$/i },
  { field: "birth", heading: /出生|^生日$|^(dateof)?birth(date)?$/i },
  { field: "ethnicity", heading: /^民族$|^ethnicity$/i },
  { field: "education", heading: /文化程度|学历|^education$/i },
  { field: "category", heading: /人员类别|人员类型|人员性质|^类别$|^category$/i },
  {
    field: "inBusiness",
    heading:
      /^(是否|有无)?(已经?|自主)?(创业|创业情况|创业状态|营业执照|(办理?)?执照)(是否|情况)?$|^(already)?inbusiness$/i,
  },
  { field: "idea", heading: /创业(意向|项目|想法)|意向项目|^businessidea$/i },
];

/** The two rows of the template: the examples that GB 11643-1999 itself gives. Nobody has these numbers. */
export const exampleNumbers = ["11010519491231002X", "440524188001010014"] as const;
