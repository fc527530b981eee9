import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import type { VersionRow } from "../policy-page.server";
import { policyText } from "../text";

const tones = { live: "ok", ahead: "info", past: "mute" } as const;
const icons = { live: undefined, ahead: undefined, past: "archive" } as const;

/** Versions as rows: where, from when, how much, who pays, and how sure we are. */
export function VersionTable(props: {
  title: string;
  rows: readonly VersionRow[];
  foot?: string;
  /** Of other things than loans: what a version says, and no loans that use it. */
  says?: string;
}) {
  const t = useText(policyText);
  return (
    <Sheet
      title={props.title}
      count={t("policies.versionsCount", { count: props.rows.length })}
      foot={props.foot}
    >
      <table className="tbl two">
        <caption className="vh">{props.title}</caption>
        <thead>
          <tr>
            <th>{t("policies.region")}</th>
            <th>{t("policies.document")}</th>
            <th>{t("policies.span")}</th>
            <th>{props.says ?? t("policies.caps")}</th>
            <th>{t("version.confidence")}</th>
            <th>{t("policies.state")}</th>
            {!props.says && <th className="num">{t("policies.uses")}</th>}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((r) => (
            <tr key={r.id}>
              <td className="nw">{r.region}</td>
              <td className="wide">
                <a className="who" href={`/policies/${r.id}`}>
                  <Quoted text={r.document} />
                </a>
              </td>
              <td>{r.span}</td>
              <td>
                {r.caps} <span className="sub">{r.rule}</span>
              </td>
              <td>
                <Badge tone={r.badge.tone} icon={r.badge.icon}>
                  {r.badge.label}
                </Badge>
              </td>
              <td>
                <Badge tone={tones[r.state]} icon={icons[r.state]}>
                  {props.says && r.state === "past"
                    ? t("policies.lapsed")
                    : t(`policies.states.${r.state === "ahead" ? "coming" : r.state}`)}
                </Badge>
              </td>
              {!props.says && <td className="num nophone">{r.uses}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
