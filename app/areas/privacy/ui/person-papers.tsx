import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { privacyText } from "../text";

export interface ConsentLine {
  id: number;
  version: string;
  givenOn: string;
  state: string;
  stands: boolean;
  documentId: number | null;
  by: string;
  reason: string | null;
}

export interface PaperLine {
  id: number;
  kind: string;
  file: string;
  expires: string;
  state: { tone: Tone; word: string } | null;
  added: string;
}

/** Whether the person agreed, to which version, and the ways on. */
export function ConsentSheet(props: {
  personId: number;
  state: { tone: Tone; word: string; text: string };
  lines: readonly ConsentLine[];
  mayRecord: boolean;
  mayOpen: boolean;
}) {
  const { personId, lines } = props;
  const t = useText(privacyText);
  const to = (page: string) => `/people/${personId}/${page}`;
  return (
    <Sheet
      title={t("consent.title")}
      actions={
        <>
          <a className="btn sm" href={to("consent.pdf")} target="_blank" rel="noreferrer">
            <Icon name="printer" />
            {t("consent.print")}
          </a>
          {props.mayRecord && (
            <a className="btn sm pri" href={to("consents/new")}>
              <Icon name="signature" />
              {t("consent.record")}
            </a>
          )}
        </>
      }
    >
      <p className="sb row">
        <Badge tone={props.state.tone}>{props.state.word}</Badge>{" "}
        <span className="t13">{props.state.text}</span>
      </p>
      {lines.length > 0 && (
        <table className="tbl two">
          <caption className="vh">{t("consent.title")}</caption>
          <thead>
            <tr>
              <th>{t("consent.version")}</th>
              <th>{t("consent.givenOn")}</th>
              <th>{t("consent.state")}</th>
              <th>{t("consent.scan")}</th>
              <th>{t("consent.by")}</th>
              <th>{t("consent.act")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((c) => (
              <tr key={c.id}>
                <td className="nw">{c.version}</td>
                <td className="nw">{c.givenOn}</td>
                <td>
                  <Badge tone={c.stands ? "ok" : "mute"} icon={c.stands ? undefined : "archive"}>
                    {c.state}
                  </Badge>
                  {c.reason && <div className="sub">{c.reason}</div>}
                </td>
                <td className="nw">
                  {c.documentId === null ? (
                    <span className="sub">{t("consent.noScan")}</span>
                  ) : props.mayOpen ? (
                    <a href={to(`documents/${c.documentId}`)}>{t("document.open")}</a>
                  ) : (
                    t("document.image")
                  )}
                </td>
                <td className="nw sub">{c.by}</td>
                <td className="nw">
                  {c.stands && props.mayRecord ? (
                    <a href={to(`consents/${c.id}`)}>{t("consent.withdraw")}</a>
                  ) : (
                    <span className="sub">{t("none")}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

/** Copies of the ID card; opening one asks why. */
export function DocumentSheet(props: {
  personId: number;
  lines: readonly PaperLine[];
  mayAdd: boolean;
  mayOpen: boolean;
}) {
  const { personId, lines } = props;
  const t = useText(privacyText);
  const add = props.mayAdd && (
    <a className={lines.length ? "btn sm" : "btn pri"} href={`/people/${personId}/documents/new`}>
      <Icon name="upload" />
      {t("document.add")}
    </a>
  );
  if (lines.length === 0)
    return (
      <Sheet title={t("document.title")}>
        <EmptyState icon="image" title={t("document.empty")} text={t("document.emptyText")} action={add} />
      </Sheet>
    );
  return (
    <Sheet title={t("document.title")} count={lines.length} actions={add}>
      <table className="tbl two">
        <caption className="vh">{t("document.title")}</caption>
        <thead>
          <tr>
            <th>{t("document.kind")}</th>
            <th>{t("document.file")}</th>
            <th>{t("document.expires")}</th>
            <th>{t("document.added")}</th>
            <th>{t("consent.act")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((d) => (
            <tr key={d.id}>
              <td className="nw">{d.kind}</td>
              <td className="nw sub">{d.file}</td>
              <td>
                {d.expires} {d.state && <Badge tone={d.state.tone}>{d.state.word}</Badge>}
              </td>
              <td className="sub">{d.added}</td>
              <td className="nw">
                {props.mayOpen ? (
                  <a href={`/people/${personId}/documents/${d.id}`}>{t("document.open")}</a>
                ) : (
                  <span className="sub">{t("none")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!props.mayOpen && (
        <div className="sb">
          <Note tone="mute">{t("document.mayNot")}</Note>
        </div>
      )}
    </Sheet>
  );
}
