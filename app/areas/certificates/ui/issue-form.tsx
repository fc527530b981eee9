import { useState } from "react";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { RadioField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { NameWithCodes } from "~/ui/name-with-codes";
import { Note, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";

export interface RevokedRow {
  enrolmentId: number;
  personId: number;
  name: string;
  certificateId: number;
  number: string;
  on: string;
  reason: string;
}

interface Props {
  classId: number;
  requestKey: string;
  canIssue: boolean;
  ready: readonly {
    enrolmentId: number;
    personId: number;
    name: string;
    idNumber: string | null;
    hours: number | null;
    photo: boolean;
  }[];
  uncovered: readonly {
    enrolmentId: number;
    name: string;
    characters: readonly { char: string; codePoint: number }[];
  }[];
  revoked: readonly RevokedRow[];
  /** Whether the answer above has said already why nothing was issued. */
  told?: boolean;
}

/** Who gets a certificate now. A name that cannot be printed stops the batch unless that person is set aside. */
export function IssueForm({ classId, requestKey, canIssue, ready, uncovered, revoked, told }: Props) {
  const t = useText(certificatesText);
  const language = useLanguage();
  const missing = new Map(uncovered.map((u) => [u.enrolmentId, u.characters]));
  const withoutPhoto = ready.filter((r) => !r.photo).length;
  const printable = ready.length - missing.size;
  const [setAside, setSetAside] = useState(missing.size);
  const [again, setAgain] = useState(0);
  const chosen = ready.length - setAside + again;
  return (
    <form method="post" className="stack">
      <input type="hidden" name="requestKey" value={requestKey} />
      {missing.size > 0 && (
        <Note tone="bad" role="alert">
          {!told && t("issue.uncovered")} {t("issue.uncoveredHow")}
        </Note>
      )}
      {ready.length > 0 && (
        <Sheet
          title={t("issue.ready")}
          count={
            missing.size === 0
              ? t("issue.readyCount", { count: ready.length })
              : t("issue.readySome", { count: printable, blocked: missing.size })
          }
          actions={
            missing.size === 0 && (
              <span className="check ok">
                <Icon name="circle-check" />
                {t("issue.names", { count: ready.length })}
              </span>
            )
          }
          foot={[withoutPhoto > 0 ? t("issue.noPhoto", { count: withoutPhoto }) : "", t("issue.specimenHelp")]
            .filter(Boolean)
            .join(language === "zh" ? "" : " ")}
        >
          <table className="tbl two">
            <thead>
              <tr>
                <th>{t("batch.name")}</th>
                <th>{t("page.idNumber")}</th>
                <th className="num">{t("page.hours")}</th>
                <th>
                  <span className="vh">{t("issue.setAside")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {ready.map((r) => {
                const characters = missing.get(r.enrolmentId);
                return (
                  <tr key={r.enrolmentId} className={characters ? "flag" : undefined}>
                    <td className="who">
                      <a href={`/people/${r.personId}`}>
                        <NameWithCodes name={r.name} missing={characters?.map((c) => c.char) ?? []} />
                      </a>
                    </td>
                    <td className="sub">{r.idNumber}</td>
                    <td className="num">
                      {r.hours} <span className="onlyphone">{t("page.hoursUnit")}</span>
                    </td>
                    <td>
                      {canIssue && (
                        <label className="plain t13">
                          <input
                            type="checkbox"
                            className="cb"
                            name="setAside"
                            value={r.enrolmentId}
                            defaultChecked={characters !== undefined}
                            onChange={(e) => setSetAside(setAside + (e.currentTarget.checked ? 1 : -1))}
                          />
                          {t("issue.setAside")}
                          <span className="vh"> {r.name}</span>
                        </label>
                      )}
                      {canIssue && !characters && (
                        <a
                          className="t13 ml"
                          href={`/training/${classId}/certificates/specimen.pdf?enrolment=${r.enrolmentId}`}
                        >
                          {t("issue.specimen")}
                          <span className="vh"> {r.name}</span>
                        </a>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Sheet>
      )}
      <RevokedSheet rows={revoked} canIssue={canIssue} onTick={(by) => setAgain(again + by)} />
      {canIssue && (
        <div className="actbar">
          <div className="choices">
            <RadioField
              label={t("issue.form")}
              name="form"
              defaultValue="merged"
              choices={[
                { value: "merged", label: t("issue.merged") },
                { value: "zip", label: t("issue.zip") },
              ]}
            />
            <RadioField
              label={t("issue.ink")}
              name="ink"
              defaultValue="mono"
              choices={[
                { value: "mono", label: t("issue.mono") },
                { value: "colour", label: t("issue.colour") },
              ]}
            />
          </div>
          <button
            type="submit"
            className="btn pri"
            disabled={revoked.length === 0 && (printable === 0 || chosen === 0)}
          >
            <Icon name="printer" />
            {chosen > 0
              ? t("issue.submit", { count: chosen })
              : t(revoked.length > 0 ? "issue.submitTicked" : "issue.submitNone")}
          </button>
        </div>
      )}
    </form>
  );
}

/** Whose certificate was revoked, when and why: another one only for who is ticked here. */
function RevokedSheet(props: {
  rows: readonly RevokedRow[];
  canIssue: boolean;
  onTick: (by: 1 | -1) => void;
}) {
  const t = useText(certificatesText);
  if (props.rows.length === 0) return null;
  return (
    <Sheet
      title={t("issue.revoked")}
      count={t("issue.readyCount", { count: props.rows.length })}
      foot={t("issue.revokedHelp")}
    >
      <table className="tbl two">
        <thead>
          <tr>
            <th>{t("batch.name")}</th>
            <th>{t("batch.number")}</th>
            <th>{t("issue.revokedWhy")}</th>
            <th>
              <span className="vh">{t("issue.again")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((r) => (
            <tr key={r.enrolmentId} className="flag">
              <td className="who">
                <a href={`/people/${r.personId}`}>{r.name}</a>
              </td>
              <td>
                <a href={`/certificates/${r.certificateId}`}>{r.number}</a>
              </td>
              <td className="wide">{t("issue.revokedOn", { day: r.on, reason: r.reason })}</td>
              <td>
                {props.canIssue && (
                  <label className="plain t13">
                    <input
                      type="checkbox"
                      className="cb"
                      name="again"
                      value={r.enrolmentId}
                      onChange={(e) => props.onTick(e.currentTarget.checked ? 1 : -1)}
                    />
                    {t("issue.again")}
                    <span className="vh"> {r.name}</span>
                  </label>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
