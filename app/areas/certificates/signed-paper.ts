import { normaliseName } from "~/areas/people";
import { parseDay } from "~/platform/dates";
import { type Fen, parseYuan, yuanFigure } from "~/platform/money";
import { idTailOf, signatureIn } from "./signed-facts";

/** What an issued paper that is no certificate says of itself and is signed for: the papers of the loans. */
export interface SignedPaper {
  /** Title as it stands on the paper: 结清证明. */
  readonly kind: string;
  readonly number: string;
  /** Whom it is about: a person, or a firm. */
  readonly name: string;
  /** Last four of the ID number; empty where the paper shows none. */
  readonly idTail: string;
  /** The sum it is about; null where it is about none. */
  readonly amountFen: Fen | null;
  readonly issuer: string;
  readonly issuedOn: string;
}

/** Spaces are set differently from paper to paper and by whoever types it again: they are not signed. */
const tight = (text: string) => text.replace(/\s+/g, "");
const keys = ["kind", "number", "name", "id-tail", "amount", "issuer", "issued"] as const;
const version = "qihang-paper-1";

/** The text that is signed: one line a fact, in this order, so that any program can build it again from the paper. */
export function signedPaperText(p: SignedPaper): string {
  const values = [
    p.kind,
    p.number,
    normaliseName(p.name),
    idTailOf(p.idTail),
    p.amountFen === null ? "" : yuanFigure(p.amountFen).replaceAll(",", ""),
    p.issuer,
    p.issuedOn,
  ];
  return [version, ...keys.map((key, i) => `${key}=${tight(values[i] as string)}`)].join("\n");
}

/** The facts back out of the text that was signed; null when it is another kind of text. */
export function readSignedPaper(text: string): SignedPaper | null {
  const [first, ...lines] = text.split("\n");
  if (first !== version) return null;
  const value = (key: (typeof keys)[number]) =>
    lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1) ?? "";
  const amount = parseYuan(value("amount"));
  return {
    kind: value("kind"),
    number: value("number"),
    name: value("name"),
    idTail: value("id-tail"),
    amountFen: amount.ok ? amount.fen : null,
    issuer: value("issuer"),
    issuedOn: value("issued"),
  };
}

/** The facts in the order of the paper, as somebody types them from it. */
export const paperFields = [
  "kind",
  "number",
  "name",
  "idTail",
  "amount",
  "issuer",
  "issued",
  "signature",
] as const;
export type PaperField = (typeof paperFields)[number];
export type TypedPaper = Record<PaperField, string>;
export type PaperProblem = "missing" | "day" | "idTail" | "amount" | "signature";

export function typedPaper(given: (field: PaperField) => string | null | undefined): TypedPaper {
  const typed = {} as TypedPaper;
  for (const field of paperFields) typed[field] = String(given(field) ?? "").slice(0, 300);
  typed.idTail = typed.idTail.replace(/\s+/g, "").slice(-4);
  return typed;
}

/** The facts that the signature must fit, or what is wrong in which field. */
export function readTypedPaper(
  typed: TypedPaper,
):
  | { ok: true; paper: SignedPaper; signature: string }
  | { ok: false; problems: [PaperField, PaperProblem][] } {
  const problems: [PaperField, PaperProblem][] = [];
  const open = (text: string) => text.trim().replace(/^-+$/, "");
  for (const field of ["kind", "number", "name", "issuer", "issued", "signature"] as const)
    if (!typed[field].trim()) problems.push([field, "missing"]);
  const idTail = open(typed.idTail);
  if (idTail && !/^\d{3}[\dXx]$/.test(idTail)) problems.push(["idTail", "idTail"]);
  const issuedOn = parseDay(typed.issued);
  if (!issuedOn && typed.issued.trim()) problems.push(["issued", "day"]);
  const words = open(typed.amount);
  const amount = words ? parseYuan(words) : null;
  if (amount && !amount.ok) problems.push(["amount", "amount"]);
  const signature = signatureIn(typed.signature);
  if (!signature && typed.signature.trim()) problems.push(["signature", "signature"]);
  if (problems.length > 0 || !signature) return { ok: false, problems };
  return {
    ok: true,
    signature,
    paper: {
      kind: typed.kind,
      number: typed.number.toUpperCase(),
      name: typed.name,
      idTail,
      amountFen: amount?.ok ? amount.fen : null,
      issuer: typed.issuer,
      issuedOn: issuedOn ?? "",
    },
  };
}
