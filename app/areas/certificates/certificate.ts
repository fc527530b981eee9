import { sheetWords } from "./sheet-runs";

/** Words and rules of certificates. Pure. */
export const certificateStates = ["valid", "revoked", "replaced"] as const;
export type CertificateState = (typeof certificateStates)[number];

/** How a certificate stands for staff: one whose revocation waits for a second person is still valid to the public. */
export const standings = ["valid", "asked", "revoked", "replaced"] as const;
export type Standing = (typeof standings)[number];

export const standingOf = (state: CertificateState, asked: boolean): Standing =>
  state === "valid" && asked ? "asked" : state;

/** What the public page shows to anybody who has the address in the code. */
export interface PublicFacts {
  number: string;
  /** Masked: 张*龙. */
  name: string;
  course: string;
  class: string;
  startsOn: string;
  endsOn: string;
  hours: number;
  issuer: string;
  issuedOn: string;
}

/** Enough of an ID number to hold against the card: first four, last four. */
export const publicIdNumber = (idNumber: string): string | null =>
  idNumber.length < 10 ? null : idNumber.slice(0, 4) + "*".repeat(idNumber.length - 8) + idNumber.slice(-4);

/** File name inside a ZIP: 编号_姓名.pdf, without what file systems refuse. */
export const certificateFileName = (number: string, holderName: string): string =>
  `${number}_${holderName.replace(/[\\/:*?"<>|\s]/g, "")}.pdf`;

/**
 * Download of a print job: SYB-2026-03_孔庄村_任务2.pdf, of some of its sheets SYB-2026-03_孔庄村_任务2_第3、10张.pdf;
 * plain letters for programs that cannot read the rest (RFC 5987).
 */
export function batchDisposition(
  kind: "attachment" | "inline",
  job: { id: number; course: string; year: number; number: number; villageName: string },
  ending: "pdf" | "zip",
  sheets: readonly number[] | null = null,
): string {
  const className = `${job.course.toUpperCase()}-${job.year}-${String(job.number).padStart(2, "0")}`;
  const few = sheets && sheetWords(sheets);
  const part = few === null ? "" : few.length > 40 ? `_${sheets?.length}张` : `_第${few}张`;
  const plain = sheets ? `-${sheetWords(sheets, "_").replaceAll("–", "-").slice(0, 40)}` : "";
  const full = `${className}_${job.villageName}_任务${job.id}${part}.${ending}`;
  return `${kind}; filename="${className}-${job.id}${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(full)}`;
}

/** 2026 年第 2 期: how the paper names a class; the course stands in its own cell. */
export const classOnPaper = (year: number, number: number): string => `${year} 年第 ${number} 期`;

/** What is printed besides the template: everything the drawing needs, frozen at issue. */
export interface IssuedFacts {
  number: string;
  holderName: string;
  sex: "male" | "female";
  idNumber: string;
  courseName: string;
  className: string;
  startsOn: string;
  endsOn: string;
  hours: number;
  /** Fewer than the rule of the course asks for; not there on what was issued before this was kept. */
  belowHours?: boolean;
  result: string;
  issuerName: string;
  issuedOn: string;
  verifyUrl: string;
  /** First eight hex digits of an HMAC over the facts, e.g. "7F3A 91C2". */
  checkCode: string;
  templateVersion: string;
  /** One-inch photo, base64; null prints --. */
  photo: string | null;
  /** Instant of issue, ms UTC: the document's own date, so that drawing again gives the same bytes. */
  issuedAt: number;
}
