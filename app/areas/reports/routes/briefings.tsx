import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { everywhere } from "../briefing-page.server";
import { allBriefings, type BriefingState, briefingMonths, numberOf } from "../briefings.server";
import { monthText } from "../figure-words";
import { reportsText } from "../text";
import { briefingText } from "../text/briefing";
import { stateTones } from "../ui/briefing-words";

/** One briefing a month: what is issued for everybody, drafts for those who write. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const db = database();
  const language = await languageOf(request);
  const writes = everywhere(actor, "briefing.edit");
  const made = new Map(allBriefings(db).map((b) => [b.month, b]));
  const months = briefingMonths(db, todayOn().slice(0, 7)).filter(
    (m) => writes || made.get(m)?.state === "issued",
  );
  return {
    title: translator(briefingText, language)("title"),
    writes,
    rows: months.map((month) => {
      const row = made.get(month);
      return {
        month,
        name: monthText(month, language),
        number: row?.number ?? numberOf(db, month) ?? 0,
        state: (row?.state as BriefingState | undefined) ?? null,
        frozen: row?.frozenAt ? instantText(row.frozenAt, language) : null,
        issued: row?.issuedOn ? longDay(row.issuedOn, language) : null,
      };
    }),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Briefings() {
  const d = useLoaderData<typeof loader>();
  const t = useText(briefingText);
  const r = useText(reportsText);
  return (
    <>
      <PageHead crumbs={[{ label: r("area"), to: "/overview" }, { label: d.title }]} title={d.title} />
      <section className="sheet">
        {d.rows.length === 0 ? (
          <EmptyState icon="file-text" title={t("emptyTitle")} text={t("emptyText")} />
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("month")}</th>
                <th>{t("number")}</th>
                <th>{t("stateColumn")}</th>
                <th>{t("frozenColumn")}</th>
                <th>{t("issuedColumn")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((b) => (
                <tr key={b.month}>
                  <td className="nw">
                    <a className="who" href={`/briefings/${b.month}`}>
                      {b.name}
                    </a>
                  </td>
                  <td className="nw">{t("issue", { year: b.month.slice(0, 4), number: b.number })}</td>
                  <td>
                    <Badge tone={b.state ? stateTones[b.state] : "mute"}>
                      {t(`state.${b.state ?? "none"}`)}
                    </Badge>
                  </td>
                  <td className="nw">{b.frozen}</td>
                  <td className="nw">{b.issued}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
