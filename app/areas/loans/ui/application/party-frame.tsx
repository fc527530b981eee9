import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { applicationText } from "../../text/application";

export interface PartyAnswer {
  why: string | null;
  /** Where what stands in the way is seen. */
  see?: { label: string; to: string } | null;
  errors: Record<string, string>;
  typed: Record<string, string>;
}

/** Head of the pages of partners, jobs and guarantors, with the way back to the application. */
export function PartyFrame(props: {
  page: {
    id: number;
    number: string;
    section: string;
    title: string;
    /** Papers that are out and lapse by a change. */
    atRisk: string | null;
  };
  result?: PartyAnswer;
  children: ReactNode;
}) {
  const t = useText(applicationText);
  const { page: d } = props;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("application.area"), to: "/loans" },
          { label: d.number, to: `/loans/applications/${d.id}` },
          { label: d.section },
        ]}
        title={d.title}
        actions={
          <a className="btn" href={`/loans/applications/${d.id}`}>
            <Icon name="chevron-left" />
            {t("party.back")}
          </a>
        }
      />
      <div className="stack">
        {props.result?.why && (
          <Note tone="bad" role="alert">
            {props.result.why}
            {props.result.see && (
              <>
                {" "}
                <a href={props.result.see.to}>{props.result.see.label}</a>
              </>
            )}
          </Note>
        )}
        {d.atRisk && <Note tone="warn">{d.atRisk}</Note>}
        {props.children}
      </div>
    </>
  );
}

/** A line that is taken off: asked once more. */
export function RemoveLine({ id, name }: { id: number; name: string }) {
  const t = useText(applicationText);
  return (
    <details className="menu pick">
      <summary className="btn sm quiet">
        {t("party.remove")}
        <span className="vh"> {name}</span>
      </summary>
      <form method="post" className="pop">
        <p>{t("party.removeAsk", { name })}</p>
        <button type="submit" name="remove" value={id} className="btn danger">
          {t("party.remove")}
        </button>
      </form>
    </details>
  );
}
