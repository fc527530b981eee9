import { useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Note, Sheet } from "~/ui/sheet";
import type { PapersPage } from "../../papers/papers-page.server";
import { loanPaperText } from "../../text/papers";

/** A paper that holds is printed; one that does not is looked at first, where it says why. */
function PaperLink({ paper }: { paper: PapersPage["issued"][number] }) {
  const t = useText(loanPaperText);
  const number = <span className="vh"> {paper.number}</span>;
  if (paper.void || paper.lapsed)
    return (
      <a className="btn sm" href={`/loans/papers/${paper.id}`}>
        {t("issue.look")}
        {number}
      </a>
    );
  return (
    <a className="btn sm" href={`/loans/papers/${paper.id}/paper.pdf`} target="_blank" rel="noreferrer">
      <Icon name="printer" />
      {t("issue.print")}
      {number}
    </a>
  );
}

/** What can be issued now, each with its button, and what was issued: print it again, note its delivery, make it void. */
export function PapersSheets(props: {
  page: PapersPage;
  requestKey: string;
  why: string | null;
  /** What they are papers of: what has to happen before there is one. */
  of: "application" | "loan" | "batch";
  /** Why the place of the guarantee company stays blank. */
  noCompany?: "choose" | "lacks" | null;
}) {
  const t = useText(loanPaperText);
  // A paper takes seconds to draw and sign: its button says so, and the others wait.
  const [making, setMaking] = useState<string | null>(null);
  const { ready, issued } = props.page;
  return (
    <div className="stack">
      {props.why && (
        <Note tone="bad" role="alert">
          {props.why}
        </Note>
      )}
      {props.noCompany === "choose" && <Note tone="warn">{t("issue.companyToChoose")}</Note>}
      {props.noCompany === "lacks" && (
        <Note tone="warn">
          {t("issue.companyLacks")} <a href="/guarantee-funds">{t("issue.companyTo")}</a>
        </Note>
      )}
      <Sheet title={t("issue.due")} count={ready.length} foot={<span>{t("issue.frozen")}</span>}>
        {ready.length === 0 ? (
          <p className="sb sub">{t(`issue.dueNone.${props.of}`)}</p>
        ) : (
          <table className="tbl two">
            <caption className="vh">{t("issue.due")}</caption>
            <tbody>
              {ready.map((paper) => (
                <tr key={paper.key}>
                  <td className="nw">
                    <b>{paper.name}</b> {paper.about && <span className="sub">{paper.about}</span>}
                  </td>
                  <td className="sub">{paper.standing ? paper.standing.text : paper.help}</td>
                  <td className="num">
                    {paper.standing ? (
                      <a
                        className="btn sm"
                        href={`/loans/papers/${paper.standing.id}/paper.pdf`}
                        target="_blank"
                        rel="noreferrer"
                      >
                        <Icon name="printer" />
                        {t("issue.print")}
                        <span className="vh"> {paper.name}</span>
                      </a>
                    ) : (
                      <form
                        method="post"
                        onSubmit={(e) => (making ? e.preventDefault() : setMaking(paper.key))}
                      >
                        <input type="hidden" name="requestKey" value={`${props.requestKey}-${paper.key}`} />
                        <button
                          type="submit"
                          name="paper"
                          value={paper.key}
                          className="btn sm"
                          aria-busy={making === paper.key}
                        >
                          {t(making === paper.key ? "issue.making" : "issue.make")}
                          <span className="vh"> {paper.name}</span>
                        </button>
                      </form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
      <Sheet title={t("issue.issued")} count={issued.length}>
        {issued.length === 0 ? (
          <p className="sb sub">{t("issue.issuedNone")}</p>
        ) : (
          <table className="tbl two">
            <caption className="vh">{t("issue.issued")}</caption>
            <thead>
              <tr>
                <th>{t("issue.columns.paper")}</th>
                <th>{t("issue.columns.number")}</th>
                <th>{t("issue.columns.issuedOn")}</th>
                <th>{t("issue.columns.state")}</th>
                <th>
                  <span className="vh">{t("issue.columns.action")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {issued.map((paper) => (
                <tr key={paper.id}>
                  <td className="who">
                    <a className="who" href={`/loans/papers/${paper.id}`}>
                      {paper.name}
                    </a>{" "}
                    <span className="sub">{paper.pages}</span>
                  </td>
                  <td className="nw">{paper.number}</td>
                  <td>{paper.issued}</td>
                  <td>
                    {paper.void && <Badge tone="bad">{t("issue.void")}</Badge>}
                    {paper.lapsed && <Badge tone="bad">{t("issue.lapsed")}</Badge>} {paper.state}
                  </td>
                  <td className="num">
                    <PaperLink paper={paper} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
    </div>
  );
}
