import type { ReactNode } from "react";
import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import type { Verdict } from "../eligibility";
import { loanText } from "../text";

export interface FindingRow {
  rule: string;
  verdict: Verdict;
  title: string;
  used: string;
  way: string;
  /** Document and clause. */
  basis: string;
  versionId: number;
  /** A law, which is no version of a policy to be opened. */
  law?: boolean;
  /** What the value is about, where it can be opened. */
  see?: readonly { label: string; to: string | null }[];
}

const tones: Record<Verdict, Tone> = { fails: "bad", proof: "warn", meets: "ok" };

/** Whether it can be lent: what stands in the way as rows with the way out, the rest as one quiet block. */
export function FindingTable(props: {
  findings: readonly FindingRow[];
  title?: string;
  actions?: ReactNode;
  foot?: string;
}) {
  const { findings } = props;
  const t = useText(loanText);
  const count = (verdict: Verdict) => findings.filter((f) => f.verdict === verdict).length;
  const open = findings.filter((f) => f.verdict !== "meets");
  return (
    <Sheet
      title={props.title ?? t("calculator.can")}
      foot={props.foot}
      count={
        <>
          {count("fails") > 0 && (
            <Badge tone="bad">{t("calculator.countFails", { count: count("fails") })}</Badge>
          )}
          {count("proof") > 0 && (
            <Badge tone="warn">{t("calculator.countProof", { count: count("proof") })}</Badge>
          )}
          <Badge tone="ok">{t("calculator.countMeets", { count: count("meets") })}</Badge>
        </>
      }
      actions={
        props.actions ?? (
          <span className="sub t13">
            {open.length === 0 ? t("calculator.nothingLeft") : t("calculator.left", { count: open.length })}
          </span>
        )
      }
    >
      {open.length > 0 && (
        <table className="tbl dense two">
          <caption className="vh">{t("calculator.ruleTable")}</caption>
          <thead className="vh">
            <tr>
              <th>{t("calculator.conclusion")}</th>
              <th>{t("calculator.rule")}</th>
              <th>{t("calculator.used")}</th>
              <th>{t("calculator.clause")}</th>
              <th>{t("calculator.way")}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((f) => (
              <tr key={f.rule} className={f.verdict === "fails" ? "flag" : "flagw"}>
                <td className="nw">
                  <Badge tone={tones[f.verdict]}>{t(`verdict.${f.verdict}`)}</Badge>
                </td>
                <td className="wide">{f.title}</td>
                <td>
                  {f.used} <See links={f.see} />
                </td>
                <td>
                  <Source row={f} />
                </td>
                <td>{f.way}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className="oks" aria-label={t("calculator.meetsAll", { count: count("meets") })}>
        {findings
          .filter((f) => f.verdict === "meets")
          .map((f) => (
            <li key={f.rule}>
              <Icon name="circle-check" />
              <details>
                <summary>{f.title}</summary>
                <span className="sub">
                  {f.used} <Source row={f} />
                </span>
              </details>
            </li>
          ))}
      </ul>
    </Sheet>
  );
}

const See = ({ links = [] }: { links?: FindingRow["see"] }) =>
  links.map(({ label, to }, k) =>
    to ? (
      <a key={to} className="nw" href={to}>
        {label}{" "}
      </a>
    ) : (
      <span key={`${label}-${k + 1}`} className="sub block">
        {label}{" "}
      </span>
    ),
  );

function Source({ row }: { row: FindingRow }) {
  if (row.law) return <span className="t12">{row.basis}</span>;
  return (
    <a className="t12" href={`/policies/${row.versionId}`}>
      <Quoted text={row.basis} />
    </a>
  );
}
