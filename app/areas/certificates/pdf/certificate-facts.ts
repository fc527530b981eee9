import type { QrModules } from "~/platform/pdf/qr";
import type { CertificateTemplate, FieldName } from "./certificate-template";

/** Everything a certificate prints. Frozen with the issue; what is null or empty prints as "--". */
export interface CertificateFacts {
  readonly number: string;
  readonly holderName: string;
  readonly sex: "male" | "female";
  /** In full: the certificate is a paper of identity. */
  readonly idNumber: string;
  readonly courseName: string;
  readonly className: string;
  /** Civil days, YYYY-MM-DD. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hours: number | null;
  /** Fewer hours than the rule of the course asks for. */
  readonly belowHours?: boolean;
  readonly result: string;
  readonly issuerName: string;
  readonly issuedOn: string;
  /** What the QR holds (see qrPayloadFits). */
  readonly verifyUrl: string;
  /** Short address for people who type; by default host and path of verifyUrl without its last part. */
  readonly verifyAddress?: string;
  /** 8 hexadecimal digits. */
  readonly checkCode: string;
  readonly templateVersion: number;
  /** JPEG or PNG. */
  readonly photo?: Uint8Array | null;
  readonly reissue?: { readonly on: string; readonly count: number } | null;
  /** A preview that is not an issue. */
  readonly specimen?: boolean;
  /** The QR's modules, when they are known already. */
  readonly qr?: QrModules;
}

export interface CertificateValues {
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly checkLine: string;
  readonly codeLine: string;
}

/** 2026年3月5日, no leading zero. */
export function longDate(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2025年10月13日至10月22日; the year is said once, and a single day once. */
export function longPeriod(from: string, to: string): string {
  if (from === to) return longDate(from);
  const end = longDate(to);
  return `${longDate(from)}至${from.slice(0, 4) === to.slice(0, 4) ? end.slice(5) : end}`;
}

/** 071797B3 → 0717 97B3. */
export const groupedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");

/** The texts as they stand on the paper. */
export function certificateValues(facts: CertificateFacts, template: CertificateTemplate): CertificateValues {
  const { wording } = template;
  const or = (value: string) => (value.trim() === "" ? wording.empty : value);
  return {
    fields: {
      name: or(facts.holderName),
      idNumber: or(facts.idNumber),
      course: or(facts.courseName),
      time: facts.startsOn && facts.endsOn ? longPeriod(facts.startsOn, facts.endsOn) : wording.empty,
      sex: facts.sex === "male" ? wording.male : wording.female,
      hours: facts.hours === null ? wording.empty : wording.hours.replace("{{hours}}", String(facts.hours)),
      class: or(facts.className),
      result: or(facts.result),
    },
    number: or(facts.number),
    issuer: or(facts.issuerName),
    issuedOn: facts.issuedOn ? longDate(facts.issuedOn) : wording.empty,
    checkLine: template.checkLine.text.replace(
      "{{address}}",
      facts.verifyAddress ?? shortAddress(facts.verifyUrl),
    ),
    codeLine: template.codeLine.text
      .replace("{{code}}", groupedCode(facts.checkCode))
      .replace("{{version}}", String(facts.templateVersion)),
  };
}

/** https://host/verify/CODE#signature → host/verify */
export function shortAddress(url: string): string {
  return url
    .replace(/[#?].*$/, "")
    .replace(/^[a-z]+:\/\//, "")
    .replace(/\/[^/]*$/, "");
}
