import { useEffect, useState } from "react";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { RadioField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { NameWithCodes } from "~/ui/name-with-codes";
import { Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";
import { UncoveredNames, type UncoveredPerson } from "./uncovered-names";

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
  uncovered: readonly UncoveredPerson[];
  revoked: readonly RevokedRow[];
  /** What was chosen before the batch was refused: it stays chosen. */
  wish?: IssueWish;
}

export interface IssueWish {
  setAside: readonly number[];
  again: readonly number[];
  form: string;
  ink: string;
}

const nothingYet: IssueWish = { setAside: [], again: [], form: "merged", ink: "mono" };

/** Who gets a certificate now. A name that cannot be printed stops the batch until somebody sets that person aside. */
export function IssueForm(props: Props) {
  const { classId, requestKey, canIssue, ready, uncovered, revoked, wish = nothingYet } = props;
  const t = useText(certificatesText);
  const language = useLanguage();
  const missing = new Map(uncovered.map((u) => [u.enrolmentId, u.characters]));
  const withoutPhoto = ready.filter((r) => !r.photo).length;
  const printable = ready.length - missing.size;
  const [setAside, setSetAside] = useState(() => new Set(wish.setAside));
  const [again, setAgain] = useState(wish.again.length);
  // Before any script a tick cannot unlock the button: the server refuses instead.
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const chosen = ready.length - setAside.size + again;
  const blocking = uncovered.filter((u) => !setAside.has(u.enrolmentId)).length;
  const toggle = (enrolmentId: number, ticked: boolean) => {
    const next = new Set(setAside);
    if (ticked) next.add(enrolmentId);
    else next.delete(enrolmentId);
    setSetAside(next);
  };
  const submit =
    blocking > 0
      ? live
        ? t("issue.submitBlocked", { count: blocking })
        : t("issue.submitPlain")
      : chosen > 0
        ? t("issue.submit", { count: chosen })
        : t(revoked.length > 0 ? "issue.submitTicked" : "issue.submitNone");
  return (
    <form method="post" className="stack">
      <input type="hidden" name="requestKey" value={requestKey} />
      {missing.size > 0 && (
        <UncoveredNames
          names={uncovered}
          personOf={(id) => ready.find((r) => r.enrolmentId === id)?.personId}
        />
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
                            defaultChecked={wish.setAside.includes(r.enrolmentId)}
                            onChange={(e) => toggle(r.enrolmentId, e.currentTarget.checked)}
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
      <RevokedSheet
        rows={revoked}
        canIssue={canIssue}
        ticked={wish.again}
        onTick={(by) => setAgain(again + by)}
      />
      {canIssue && (
        <div className="actbar">
          <div className="choices">
            <RadioField
              label={t("issue.form")}
              name="form"
              defaultValue={wish.form}
              choices={[
                { value: "merged", label: t("issue.merged") },
                { value: "zip", label: t("issue.zip") },
              ]}
            />
            <RadioField
              label={t("issue.ink")}
              name="ink"
              defaultValue={wish.ink}
              choices={[
                { value: "mono", label: t("issue.mono") },
                { value: "colour", label: t("issue.colour") },
              ]}
            />
          </div>
          <button
            type="submit"
            className="btn pri"
            disabled={live && (blocking > 0 || (revoked.length === 0 && chosen === 0))}
          >
            <Icon name="printer" />
            {submit}
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
  ticked: readonly number[];
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
                      defaultChecked={props.ticked.includes(r.enrolmentId)}
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
