import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import type { CertificateState, Standing } from "../certificate";
import { certificatesText } from "../text";
import { revocationText } from "../text/revocation";
import { standingBadge } from "./certificate-facts";
import { FrozenFiles } from "./frozen-files";
import { HandOutForm, type TypedHandOut } from "./hand-out-form";
import { RevealIdNumber } from "./reveal-id-number";

interface Relative {
  id: number;
  number: string;
}

export interface ShownCertificate {
  id: number;
  number: string;
  personId: number;
  classId: number;
  /** As shown; the name on the paper is `holder`. */
  name: string;
  holder: string;
  idNumber: string | null;
  state: CertificateState;
  standing: Standing;
  /** A revocation that waits for a second person, and what this person can do about it. */
  asked: { text: string; link: "own" | "decide" | null } | null;
  course: string;
  class: string;
  dates: string;
  hours: number;
  result: string;
  issuer: string;
  issuedOn: string;
  verifyPath: string;
  ended: { day: string; reason: string } | null;
  replacedBy: Relative | null;
  replaces: Relative | null;
  handedOut: { day: string; to: string; typed: string } | null;
  /** Not handed out, and nobody confirmed that the newest sheet was printed; of which job that sheet is. */
  unconfirmed: { batchId: number | null } | null;
  signedOn: string | null;
  files: readonly { id: number; kind: "original" | "reissue"; sha256: string; at: string }[];
  history: readonly { key: number; at: string; by: string | null; text: string; bad: boolean }[];
  may: {
    print: boolean;
    handOut: boolean;
    reissue: boolean;
    replace: boolean;
    revoke: boolean;
    reveal: boolean;
  };
}

interface Props {
  certificate: ShownCertificate;
  revealed: string | null;
  why: { field: "reveal" | "to" | "onHand"; text: string; typed?: TypedHandOut } | null;
}

/** One certificate: what it says, its frozen papers, who holds it now, and what can still be done. */
export function CertificatePage({ certificate: d, revealed, why }: Props) {
  const t = useText(certificatesText);
  const r = useText(revocationText);
  const at = `/certificates/${d.id}`;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/certificates" }, { label: d.number }]}
        title={d.number}
        facts={[
          <a key="person" href={`/people/${d.personId}`}>
            {d.name}
          </a>,
          <a key="class" href={`/training/${d.classId}`}>
            {`${d.course} ${d.class}`}
          </a>,
          <Badge key="state" {...standingBadge(d.standing)}>
            {t(`state.${d.standing}`)}
          </Badge>,
        ]}
        actions={
          d.may.print &&
          (d.files.length > 0 ? (
            <a className="btn pri" href={`${at}/certificate.pdf`}>
              <Icon name="printer" />
              {t("page.openOriginal")}
            </a>
          ) : (
            <span className="sub">{t("page.making")}</span>
          ))
        }
      />
      <div className="stack">
        {d.asked && (
          <Note tone="warn">
            {d.asked.text}{" "}
            {d.asked.link && <a href={`${at}/revocation`}>{r(`revocation.note.${d.asked.link}`)}</a>}
          </Note>
        )}
        {d.ended && (
          <Note tone={d.state === "revoked" ? "bad" : "warn"}>
            {t(d.state === "revoked" ? "page.revoked" : "page.replaced", d.ended)}{" "}
            {d.replacedBy && (
              <a href={`/certificates/${d.replacedBy.id}`}>
                {t("page.replacedBy", { number: d.replacedBy.number })}
              </a>
            )}
          </Note>
        )}
        <div className="cols c-main-side">
          <div className="stack">
            <Sheet title={t("page.facts")}>
              <div className="sb">
                <Facts
                  items={[
                    [t("page.holder"), d.name],
                    [
                      t("page.idNumber"),
                      d.idNumber === null ? (
                        "--"
                      ) : (
                        <RevealIdNumber
                          key="id"
                          masked={d.idNumber}
                          full={revealed}
                          may={d.may.reveal}
                          why={why?.field === "reveal" ? why.text : null}
                        />
                      ),
                    ],
                    [t("page.course"), d.course],
                    [t("page.class"), d.class],
                    [t("page.dates"), d.dates],
                    [t("page.hours"), String(d.hours)],
                    [t("page.result"), d.result],
                    [t("page.issuer"), d.issuer],
                    [t("list.issuedOn"), d.issuedOn],
                    ...(d.replaces
                      ? [
                          [
                            t("page.replaces"),
                            <a key="old" href={`/certificates/${d.replaces.id}`}>
                              {d.replaces.number}
                            </a>,
                          ] as const,
                        ]
                      : []),
                    [
                      t("page.verify"),
                      <a key="verify" href={d.verifyPath}>
                        {t("page.verifyOpen")}
                      </a>,
                    ],
                  ]}
                />
              </div>
              {(d.may.reissue || d.may.replace || d.may.revoke) && (
                <div className="now-bar">
                  <span className="why">{t("page.now")}</span>
                  {d.may.reissue && (
                    <a className="btn sm" href={`${at}/reissue`}>
                      {t("page.reissue")}
                    </a>
                  )}
                  {d.may.replace && (
                    <a className="btn sm" href={`${at}/replacement`}>
                      {t("page.replace")}
                    </a>
                  )}
                  {d.may.revoke && (
                    <a className="btn sm danger" href={`${at}/revocation`}>
                      {t("page.revoke")}
                    </a>
                  )}
                </div>
              )}
            </Sheet>
            <FrozenFiles id={d.id} files={d.files} canOpen={d.may.print} />
          </div>
          <div className="stack">
            <Sheet title={t("page.handout")} pad>
              <HandOutForm certificate={d} why={why} />
            </Sheet>
            <Sheet title={t("page.history")} pad>
              <ol className="tl">
                {d.history.map((e) => (
                  <li key={e.key} className={e.bad ? "red" : undefined}>
                    <time>
                      {e.at}
                      {e.by && <b>{e.by}</b>}
                    </time>
                    {e.text}
                  </li>
                ))}
              </ol>
            </Sheet>
          </div>
        </div>
      </div>
    </>
  );
}
