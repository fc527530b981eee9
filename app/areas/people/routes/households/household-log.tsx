import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { placeLabel } from "~/platform/search/place-name";
import { Badge } from "~/ui/badge";
import { Pager } from "~/ui/list";
import { Sheet } from "~/ui/sheet";
import { householdHead } from "../../households/household-head.server";
import { householdLog } from "../../households/household-log.server";
import { findHousehold } from "../../households/household-queries.server";
import { peopleText } from "../../text";
import { householdsText } from "../../text/households";
import { HouseholdFrame } from "../../ui/households/household-frame";

const pageSize = 30;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.log");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const household = householdHead(db, actor, row, language);
  const text = new URL(request.url).searchParams.get("before") ?? "";
  const before = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
  const names = new Map(villagesInScope(db, actor.villages).map((v) => [v.id, placeLabel(v, language)]));
  const found = householdLog(db, row.id, pageSize + 1, language, (id) => names.get(id), before);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return {
    title: `${household.title} ${t("page.tabLog")}`,
    household,
    rows: rows.map((r) => ({
      ...r,
      when: instantText(r.at, language),
      reason: r.reason && t("log.reason", { reason: r.reason }),
    })),
    older: found.length > pageSize && last ? `/households/${row.id}/log?before=${last.id}` : undefined,
    newest: before === undefined ? undefined : `/households/${row.id}/log`,
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function HouseholdLog() {
  const d = useLoaderData<typeof loader>();
  const t = useText(householdsText);
  const p = useText(peopleText);
  return (
    <HouseholdFrame household={d.household} tab="log">
      <Sheet title={t("log.title")} actions={<span className="sub nophone">{t("log.promise")}</span>}>
        <table className="tbl two log">
          <thead>
            <tr>
              <th>{t("log.when")}</th>
              <th>{t("log.who")}</th>
              <th>{t("log.what")}</th>
              <th>{t("log.changed")}</th>
            </tr>
          </thead>
          <tbody>
            {d.rows.map((r) => (
              <tr key={r.id} className={r.refused ? "flag" : undefined}>
                <td className="nw">{r.when}</td>
                <td className="nw">{r.who}</td>
                <td className="nw wide">
                  <b>{r.what}</b> {r.refused && <Badge tone="bad">{p("log.refused")}</Badge>}
                </td>
                <td className="wide">
                  {r.changes.map((c) => (
                    <div key={c}>{c}</div>
                  ))}
                  {r.reason && <div className="ink2">{r.reason}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {d.rows.length === 0 && <p className="sb sub">{t("log.empty")}</p>}
        {(d.older || d.newest) && (
          <Pager
            summary=""
            previous={t("log.newer")}
            next={t("log.older")}
            previousHref={d.newest}
            nextHref={d.older}
          />
        )}
      </Sheet>
    </HouseholdFrame>
  );
}
