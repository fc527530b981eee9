import type { FieldPattern, Layout } from "~/platform/imports/headings";
import { othersPhone, phoneHeading, townHeading } from "./headings-of-people";
import type { SheetFacts } from "./sheet-facts";

/** What a column of a file of people can be, in the order of the template. */
export const peopleFields = [
  "name",
  "idNumber",
  "phone",
  "town",
  "village",
  "group",
  "address",
  "sex",
  "birth",
  "ethnicity",
  "education",
  "category",
] as const;
export type PeopleField = (typeof peopleFields)[number];

/** How the file is to be read. */
export type PeopleLayout = Layout<PeopleField> & SheetFacts;

export const peoplePatterns: readonly FieldPattern<PeopleField>[] = [
  { field: "name", heading: /^(村民|人员|本人|户主|成员)?(姓名|名字)$|^name$/i, needed: true },
  { field: "idNumber", heading: /身份证|公民身份|证件号|^id(card)?(number|no\.?)?$/i, needed: true },
  { field: "phone", heading: phoneHeading, not: othersPhone },
  { field: "town", heading: townHeading },
  {
    field: "village",
    heading:
      /^(户籍|户口|所在|所属|现住|居住|家庭|常住)?(所在)?(地)?(乡镇)?(行政)?(村|社区)(居)?(委会)?(名称?|[/／、]社区)?$|^(户籍|户口)(所在)?地$|^village$/i,
  },
  { field: "group", heading: /^(村民)?小?(村?)组(别|号)?$|^group$/i },
  { field: "address", heading: /^(家庭|居住|现|户籍|详细|联系)?(住址|地址)$|^address$/i },
  { field: "sex", heading: /^性别$|^sex$/i },
  { field: "birth", heading: /出生|^生日$|^(dateof)?birth(date)?$/i },
  { field: "ethnicity", heading: /^民族$|^ethnicity$/i },
  { field: "education", heading: /文化程度|学历|^education$/i },
  { field: "category", heading: /人员类别|人员类型|人员性质|^类别$|^category$/i },
];

/** The examples that GB 11643-1999 itself gives, in the template's first rows. Nobody has these numbers. */
export const exampleNumbers: readonly string[] = ["11010519491231002X", "440524188001010014"];

export const peopleKind = "people";

/** Ids of the rows of a batch begin here; a file has a hundred thousand rows at most. */
export const firstRowId = (batchId: number): number => batchId * 1_000_000;
export const rowOfId = (id: number): number => id % 1_000_000;
