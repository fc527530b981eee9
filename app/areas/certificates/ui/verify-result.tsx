import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { floodLimit, missLimit } from "../miss-limit";
import { signatureHint } from "../signed-facts";
import { certificatesText } from "../text";
import { periodText } from "./certificate-facts";
import { useScanned } from "./use-scanned";
import type { ShownAnswer } from "./verify-page";

export interface ShownVerified {
  state: "valid" | "revoked" | "replaced";
  facts: {
    number: string;
    name: string;
    course: string;
    class: string;
    startsOn: string;
    endsOn: string;
    hours: number;
    issuer: string;
    issuedOn: string;
  };
  idNumber: string | null;
  result: string;
  /** Course with class, and result, in the reader's language when it is not the paper's. */
  words: { course: string; result: string } | null;
  checks: number;
  at: string;
  revokedOn: string | null;
  revokedReason: string | null;
  replacedBy: string | null;
  replacedByCode: string | null;
  reissueCount: number;
  signed: boolean;
  signatureHint: string;
}

interface Props {
  result: Exclude<ShownAnswer, { answer: "paper" }>;
  issuer: string;
}

export function VerifyResult({ result, issuer }: Props) {
  const t = useText(certificatesText);
  if (result.answer === "found") return <Scanned certificate={result.certificate} />;
  const limited = result.answer === "limited";
  const text = !limited
    ? t("verify.notFoundText")
    : result.way === "number-name"
      ? t("verify.limitedText", { misses: missLimit.misses })
      : t(`verify.flooded.${result.way}`, { misses: floodLimit.misses });
  return (
    <section className="sheet res r-mute" role="alert">
      <div className="rh">
        <Icon name={limited ? "hourglass" : "circle-help"} />
        <div>
          <h2>{t(limited ? "verify.limited" : "verify.notFound")}</h2>
          <p>{text}</p>
        </div>
      </div>
      {!limited && (
        <ul className="tips">
          <li>{t("verify.tipNumber")}</li>
          <li>{t("verify.tipName")}</li>
          <li>{t("verify.tipOffice", { issuer })}</li>
        </ul>
      )}
    </section>
  );
}

const Scanned = ({ certificate }: { certificate: ShownVerified }) => (
  <FoundCertificate certificate={certificate} scanned={useScanned()} />
);

/** What the register says of a certificate; a scanned signature of another paper comes before everything else. */
export function FoundCertificate(props: { certificate: ShownVerified; scanned: string | null }) {
  const { certificate: c, scanned } = props;
  const t = useText(certificatesText);
  const language = useLanguage();
  const f = c.facts;
  const valid = c.state === "valid";
  const ended = c.revokedOn ? longDay(c.revokedOn, language) : "";
  const dates = periodText(f.startsOn, f.endsOn, language);
  const other = scanned !== null && signatureHint(scanned) !== c.signatureHint;
  const rows: [string, string | null][] = [
    [t("verify.holder"), f.name],
    [t("verify.idNumber"), c.idNumber],
    [t("verify.paper"), t("verify.paperName")],
    [t("verify.course"), c.words?.course ?? `${f.course} ${f.class}`],
    [t("verify.training"), t("verify.trainingText", { dates, hours: f.hours })],
    [t("verify.resultLabel"), c.words?.result ?? c.result],
    [t("verify.numberShort"), f.number],
    [t("verify.issuer"), f.issuer],
    [t("verify.issuedOn"), longDay(f.issuedOn, language)],
    [t("verify.duplicates"), c.reissueCount > 0 ? t("verify.reissued", { count: c.reissueCount }) : null],
  ];
  return (
    <section
      className={`sheet res ${valid && !other && c.signed ? "r-ok" : "r-bad"}`}
      role={other ? "alert" : "status"}
    >
      <div className="rh">
        <Icon name={!valid ? "ban" : other || !c.signed ? "shield-alert" : "circle-check"} />
        <div>
          <h2>
            {t(
              other ? "verify.otherTitle" : valid && !c.signed ? "verify.unsignedTitle" : `verify.${c.state}`,
            )}
          </h2>
          {other && <p>{t("verify.otherText", { state: t(`verify.${c.state}`) })}</p>}
          {!valid && <p>{t(c.replacedBy ? "verify.replacedOn" : "verify.revokedOn", { day: ended })}</p>}
          <p>{t("verify.checkedAt", { at: c.at, count: c.checks })}</p>
        </div>
      </div>
      <dl className="kv big">
        {!valid && (
          <>
            <dt>{t("verify.reason")}</dt>
            <dd>{c.revokedReason}</dd>
            {c.replacedBy && (
              <>
                <dt>{t("verify.replacedBy")}</dt>
                <dd>
                  <a href={`/verify/${c.replacedByCode}`}>{c.replacedBy}</a>
                </dd>
              </>
            )}
          </>
        )}
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
      <SignatureLine certificate={c} scanned={scanned} />
    </section>
  );
}

/**
 * The page itself holds the scanned signature against the one on record, and takes it along to the page that checks a
 * paper without the register.
 */
function SignatureLine({ certificate: c, scanned }: { certificate: ShownVerified; scanned: string | null }) {
  const t = useText(certificatesText);
  const holds = c.signed && (scanned === null || signatureHint(scanned) === c.signatureHint);
  const text = !c.signed
    ? "verify.signatureBad"
    : scanned === null
      ? "verify.signatureOk"
      : holds
        ? "verify.qrSame"
        : "verify.qrOther";
  return (
    <p className="sf signed">
      <Icon name={holds ? "shield-check" : "shield-alert"} />
      <span>
        {t(text)}{" "}
        <a href={`/verify/paper?${printedQuery(c)}${scanned === null ? "" : `#${scanned}`}`}>
          {t("verify.toPaper")}
        </a>
      </span>
    </p>
  );
}

/** What the page shows anyway, filled into the form; name and ID number are for whoever holds the paper. */
const printedQuery = ({ facts: f, result }: ShownVerified) =>
  new URLSearchParams({
    number: f.number,
    course: f.course,
    class: f.class,
    from: f.startsOn,
    to: f.endsOn,
    hours: String(f.hours),
    result,
    issuer: f.issuer,
    issued: f.issuedOn,
  }).toString();
