import { useEffect, useState } from "react";
import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { yuanText } from "~/platform/money";
import { Icon } from "~/ui/icon";
import { signatureHint } from "../signed-facts";
import { certificatesText } from "../text";
import { officePaperText } from "../text/office-paper";

export interface ShownPaper {
  state: "valid" | "void";
  kind: string;
  number: string;
  name: string;
  idTail: string;
  amountFen: number | null;
  issuer: string;
  issuedOn: string;
  voidedOn: string | null;
  at: string;
  signed: boolean;
  signatureHint: string;
}

/** A paper of the loans as the public sees it: what it is, whether it holds, the name masked, the sum. */
export function VerifyOfficePaper({ paper: p }: { paper: ShownPaper }) {
  const t = useText(officePaperText);
  const c = useText(certificatesText);
  const language = useLanguage();
  const valid = p.state === "valid";
  const rows: [string, string | null][] = [
    [t("kind"), p.kind],
    [t("number"), p.number],
    [t("name"), p.name],
    [t("idTail"), p.idTail],
    [t("amount"), p.amountFen === null ? null : yuanText(p.amountFen, language)],
    [t("issuer"), p.issuer],
    [t("issuedOn"), longDay(p.issuedOn, language)],
  ];
  const [scanned, setScanned] = useState<string | null>(null);
  useEffect(() => {
    const behind = window.location.hash.slice(1);
    if (behind.length > 40) setScanned(behind);
  }, []);
  const holds = p.signed && (scanned === null || signatureHint(scanned) === p.signatureHint);
  const query = new URLSearchParams({
    of: "paper",
    kind: p.kind,
    number: p.number,
    issuer: p.issuer,
    issued: p.issuedOn,
  });
  return (
    <section className={`sheet res ${valid ? "r-ok" : "r-bad"}`} role="status">
      <div className="rh">
        <Icon name={valid ? "circle-check" : "ban"} />
        <div>
          <h2>{t(p.state)}</h2>
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
      <p className="sf signed">
        <Icon name={holds ? "shield-check" : "shield-alert"} />
        <span>
          {p.signed ? (holds ? t("qrSame") : c("verify.qrOther")) : c("verify.signatureBad")}{" "}
          <a href={`/verify/paper?${query}${scanned === null ? "" : `#${scanned}`}`}>{t("toPaper")}</a>
        </span>
      </p>
    </section>
  );
}
