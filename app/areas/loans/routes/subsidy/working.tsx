import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { loanFormHead, loanOr404 } from "../../money/loan-route.server";
import { isQuarter } from "../../papers/working-print.server";
import { WorkingSheets } from "../../subsidy/ui/working-page";
import { workingPage } from "../../subsidy/working-page.server";
import { subsidyText } from "../../text/subsidy";

/** `quarter` is its first day; `?line=` shows what a batch froze instead of what the ledger says today. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "subsidy.view");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const quarter = params.quarter ?? "";
  if (!isQuarter(quarter)) throw notFound();
  const language = await languageOf(request);
  const line = new URL(request.url).searchParams.get("line");
  const page = workingPage(db, loan, quarter, line ? idFrom(line) : null, language);
  if (!page) throw notFound();
  return {
    ...page,
    head: loanFormHead(db, loan, page.quarter, language),
    id: loan.id,
    at: quarter,
    print: `/loans/${loan.id}/subsidy/${quarter}/working.pdf${line ? `?line=${idFrom(line)}` : ""}`,
  };
}

export const meta = ({ data: d }: { data?: { heading: string } }) => [{ title: d?.heading ?? "" }];

export default function WorkingRoute() {
  const d = useLoaderData<typeof loader>();
  const t = useText(subsidyText);
  return (
    <>
      <PageHead
        crumbs={d.head.crumbs}
        title={d.heading}
        facts={[...(d.head.facts ?? []), d.quarter]}
        actions={
          d.words && (
            <a className="btn" href={d.print} target="_blank" rel="noreferrer">
              <Icon name="printer" />
              {t("work.print")}
            </a>
          )
        }
      />
      <div className="stack">
        <Note tone="mute">
          {d.note} <a href={`/policies/${d.policyId}`}>{d.policy}</a>
        </Note>
        {d.after && (
          <Note tone="warn">
            {t("work.after.title")}
            {d.after}
          </Note>
        )}
        {d.words && <WorkingSheets words={d.words} title={t("work.segments")} />}
        {d.lines.length > 0 && (
          <Sheet title={t("work.lines")} pad>
            <ul>
              {d.lines.map((l) => (
                <li key={l.id}>
                  {l.here ? (
                    <b>{l.text}</b>
                  ) : (
                    <a href={`/loans/${d.id}/subsidy/${d.at}?line=${l.id}`}>{l.text}</a>
                  )}
                  {l.went.length > 0 && (
                    <ul className="sub">
                      {l.went.map((text) => (
                        <li key={text}>{text}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </div>
    </>
  );
}
