import { useState } from "react";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { RadioField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Note, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";

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
}

/** A name as it can be shown: in place of a character without a glyph its code, never an empty square. */
export function NameWithCodes(props: {
  name: string;
  missing: readonly { char: string; codePoint: number }[];
}) {
  const without = new Set(props.missing.map((m) => m.char));
  const parts = [...props.name].map((char, at) =>
    without.has(char) ? (
      <span className="cp" key={at}>
        {char.codePointAt(0)?.toString(16).toUpperCase()}
      </span>
    ) : (
      char
    ),
  );
  return <>{parts}</>;
}

/** Who gets a certificate now. A name that cannot be printed stops the batch unless that person is set aside. */
export function IssueForm({ classId, requestKey, canIssue, ready, uncovered }: Props) {
  const t = useText(certificatesText);
  const language = useLanguage();
  const missing = new Map(uncovered.map((u) => [u.enrolmentId, u.characters]));
  const withoutPhoto = ready.filter((r) => !r.photo).length;
  const printable = ready.length - missing.size;
  const [setAside, setSetAside] = useState(missing.size);
  return (
    <form method="post" className="stack">
      <input type="hidden" name="requestKey" value={requestKey} />
      {missing.size > 0 && (
        <Note tone="bad" role="alert">
          {t("issue.uncovered")} {t("issue.uncoveredHow")}
        </Note>
      )}
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
                      {characters ? <NameWithCodes name={r.name} missing={characters} /> : r.name}
                    </a>
                  </td>
                  <td className="sub">{r.idNumber}</td>
                  <td className="num">{r.hours}</td>
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
          <button type="submit" className="btn pri" disabled={printable === 0 || setAside === ready.length}>
            <Icon name="printer" />
            {setAside === ready.length
              ? t("issue.submitNone")
              : t("issue.submit", { count: ready.length - setAside })}
          </button>
        </div>
      )}
    </form>
  );
}
