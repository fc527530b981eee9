import { parseIdNumber } from "../id-number";

/** Numbers of cards and papers of a policy: each says of somebody that they are poor, ill or disabled. Pure. */

const long = /\d{15,}[\dXx]?/g;

/** 372925********123444, ****0123: as far as staff screens show it. One that holds no ID number keeps its last signs. */
export function shownDocument(number: string): string {
  const withoutId = number.replace(long, (n) => `${n.slice(0, 6)}********${n.slice(14)}`);
  if (withoutId !== number) return withoutId;
  return `****${number.slice(-(number.length < 8 ? 1 : 4))}`;
}

/** What the two figures behind the ID number say (残疾人证编码: 类别、等级). */
const kinds = ["", "视力", "听力", "言语", "肢体", "智力", "精神", "多重"];
const grades = ["", "一级", "二级", "三级", "四级"];

export interface DisabilityCard {
  /** As it is kept, without spaces. */
  number: string;
  /** Whose it is. */
  idNumber: string;
  /** 肢体 and 二级. */
  kind: string;
  grade: string;
}

/** Reads 残疾人证号: the ID number, the kind, the grade, and B1 of a second copy; null when it is none. */
export function readDisabilityCard(text: string): DisabilityCard | null {
  const number = text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  const [, id = "", kind = "", grade = ""] = number.match(/^(\d{17}[\dX])([1-7])([1-4])(?:B\d{1,2})?$/) ?? [];
  const read = id ? parseIdNumber(id) : null;
  return read?.ok
    ? { number, idNumber: id, kind: kinds[Number(kind)] ?? "", grade: grades[Number(grade)] ?? "" }
    : null;
}

/** The ID number that a number holds; null: none, or none that can be one. */
export function idNumberIn(number: string): string | null {
  const found = number
    .normalize("NFKC")
    .toUpperCase()
    .match(/\d{17}[\dX]/)?.[0];
  const read = found ? parseIdNumber(found) : null;
  return read?.ok ? read.idNumber : null;
}

/** 低保证号 and numbers of other papers: letters, figures and the signs of a document number, with a figure in it. */
const looksLikeNumber =
  /^[\p{Script=Han}A-Za-z\d()[\]〔〕【】《》<>#№/\\、,._ -]*\d[\p{Script=Han}A-Za-z\d()[\]〔〕【】《》<>#№/\\、,._ -]*$/u;

export type WhyNotNumber =
  | "benefits.masked"
  | "benefits.digitsLost"
  | "benefits.cardWrong"
  | "benefits.numberWrong";

/** Whether this can be the number of a card or paper of a policy: whole, and of its kind. */
export function whyNotNumber(kind: string, number: string | null): WhyNotNumber | null {
  if (number === null) return null;
  const plain = number.normalize("NFKC").trim();
  if (/[*•●※]/.test(plain)) return "benefits.masked";
  if (digitsLost(plain)) return "benefits.digitsLost";
  if (kind === "disability-card") return readDisabilityCard(plain) ? null : "benefits.cardWrong";
  return looksLikeNumber.test(plain) ? null : "benefits.numberWrong";
}

/** 3.71725E+17: a spreadsheet keeps 15 digits of a number, and the rest is gone whatever it shows. */
export const digitsLost = (text: string): boolean => /^\d(\.\d+)?E\+?\d+$/i.test(text.replace(/\s/g, ""));

/** Whether the grade in words says another kind or grade than the card's number; words without either contradict nothing. */
export function contradictsCard(card: DisabilityCard, level: string): boolean {
  const kind = kinds.find((k) => k !== "" && level.includes(k));
  const grade = level.match(/([一二三四1-4])\s*级/)?.[1];
  const at = grade === undefined ? null : grades[("一二三四1234".indexOf(grade) % 4) + 1];
  return (kind !== undefined && kind !== card.kind) || (at !== null && at !== card.grade);
}
