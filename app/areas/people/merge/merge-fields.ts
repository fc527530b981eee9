import type { Person } from "../person-record.server";

/** What can be taken from one record or the other when two become one, and the columns that go together. */
export const mergeFields = {
  name: ["name"],
  idNumber: ["idType", "idNumberSealed", "idNumberIndex", "idTailIndex", "idNumberMasked", "sex", "birthOn"],
  died: ["diedOn"],
  phone: ["phone", "phoneTail"],
  village: ["villageId", "villageGroup"],
  address: ["address"],
  ethnicity: ["ethnicity"],
  education: ["education"],
  category: ["category"],
  bankAccount: ["bankName", "bankAccountSealed", "bankAccountIndex", "bankAccountTail"],
  photo: ["photo"],
  note: ["note"],
} as const satisfies Record<string, readonly (keyof Person)[]>;

export type MergeField = keyof typeof mergeFields;
export const mergeFieldNames = Object.keys(mergeFields) as MergeField[];
export type MergeSide = "survivor" | "merged";
export type MergeChoices = Readonly<Partial<Record<MergeField, MergeSide>>>;

/** Sealed columns differ by their nonce even for equal values: what is compared is what stands for them. */
const comparedBy: Partial<Record<MergeField, readonly (keyof Person)[]>> = {
  idNumber: ["idNumberIndex", "sex", "birthOn"],
  bankAccount: ["bankName", "bankAccountIndex"],
};

const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString("base64") : value);

/** Whether the two records say something different there. */
export const differs = (field: MergeField, a: Person, b: Person): boolean =>
  (comparedBy[field] ?? mergeFields[field]).some((column) => plain(a[column]) !== plain(b[column]));

export const isEmpty = (field: MergeField, p: Person): boolean =>
  (field === "idNumber" ? (["idNumberIndex"] as const) : mergeFields[field]).every(
    (column) => p[column] === null || p[column] === "",
  );

/** What a careful clerk would take: the filled one; of two filled ones the survivor's. */
export const usualChoice = (field: MergeField, survivor: Person, merged: Person): MergeSide =>
  isEmpty(field, survivor) && !isEmpty(field, merged) ? "merged" : "survivor";
