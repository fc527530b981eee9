import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { yuanText } from "~/platform/money";
import { Icon } from "~/ui/icon";
import { signatureHint } from "../signed-facts";
import { officePaperText } from "../text/office-paper";
import { paperLapseText } from "../text/paper-lapse";
import { useScanned } from "./use-scanned";

export interface ShownPaper {
  state: "valid" | "void" | "lapsed";
  kind: string;
  number: string;
  name: string;
  idTail: string;
  amountFen: number | null;
  issuer: string;
  issuedOn: string;
  voidedOn: string | null;
  lapsedOn: string | null;
  lapsedWhy: string | null;
  at: string;
  signed: boolean;
  signatureHint: string;
}

/** A paper of the loans as the public sees it: what it is, whether it holds, the name masked, the sum. */
export const VerifyOfficePaper = ({ paper }: { paper: ShownPaper }) => (
  <FoundPaper paper={paper} scanned={useScanned()} />
);

/** What the register says of a paper; a signature that is not its own comes before everything else, as for certificates. */
export function FoundPaper({ paper: p, scanned }: { paper: ShownPaper; scanned: string | null }) {
  const t = useText(officePaperText);
  const why = useText(paperLapseText);
  const language = useLanguage();
  const other = scanned !== null && signatureHint(scanned) !== p.signatureHint;
  const valid = p.state === "valid";
  const good = valid && !other && p.signed;
  const rows: [string, string | null][] = [
    [t("kind"), p.kind],
    [t("number"), p.number],
    [t("name"), p.name],
    [t("idTail"), p.idTail],
    [t("amount"), p.amountFen === null ? null : yuanText(p.amountFen, language)],
    [t("issuer"), p.issuer],
    [t("issuedOn"), longDay(p.issuedOn, language)],
  ];
  return (
    <section className={`sheet res ${good ? "r-ok" : "r-bad"}`} role={other ? "alert" : "status"}>
      <div className="rh">
        <Icon name={good ? "circle-check" : valid ? "shield-alert" : "ban"} />
        <div>
          <h2>{t(other ? "otherTitle" : valid && !p.signed ? "unsignedTitle" : p.state)}</h2>
          {other && <p>{t("otherText", { state: t(p.state) })}</p>}
          {p.state === "lapsed" && p.lapsedOn && (
            <p>
              {t("lapsedOn", {
                day: longDay(p.lapsedOn, language),
                why: why(p.lapsedWhy as "withdrawn"),
              })}
            </p>
          )}
          {p.voidedOn && <p>{t("voidedOn", { day: longDay(p.voidedOn, language) })}</p>}
          <p>{t("checkedAt", { at: p.at })}</p>
        </div>
      </div>
      <dl className="kv big">
        {rows.map(
          ([label, value]) =>
            value && (
              <div className="contents" key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <SignatureLine paper={p} scanned={scanned} other={other} />
    </section>
  );
}

/** The scanned signature against the one on record, and the way to the page that needs no register. */
function SignatureLine(props: { paper: ShownPaper; scanned: string | null; other: boolean }) {
  const t = useText(officePaperText);
  const { paper: p, scanned, other } = props;
  const text = !p.signed ? "signatureBad" : other ? "qrOther" : scanned === null ? "signatureOk" : "qrSame";
  const query = new URLSearchParams({
    of: "paper",
    kind: p.kind,
    number: p.number,
    issuer: p.issuer,
    issued: p.issuedOn,
  });
  return (
    <p className="sf signed">
      <Icon name={p.signed && !other ? "shield-check" : "shield-alert"} />
      <span>
        {t(text)}{" "}
        <a href={`/verify/paper?${query}${scanned === null ? "" : `#${scanned}`}`}>{t("toPaper")}</a>
      </span>
    </p>
  );
}
