import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { measureKeys } from "db/summary/measures";
import { peopleOut } from "~/areas/study-trips/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { wholeNumber } from "~/platform/list-address";
import { placeName } from "~/platform/search/place-name";
import { Badge } from "~/ui/badge";
import { MonthLines } from "~/ui/month-bars";
import { PageHead } from "~/ui/page-head";
import { ScrollRegion } from "~/ui/scroll-region";
import { Sheet } from "~/ui/sheet";
import { periodText } from "../figure-words";
import { seriesOf } from "../figures.server";
import { chartMonthsOf, countedVillages, periodBarOf, salesMonths, shown } from "../overview.server";
import { periodParts, readPeriod } from "../period";
import { reportsText } from "../text";
import { FigureUnit } from "../ui/figure-unit";
import { PeriodBar } from "../ui/period-bar";
import { shortNumber } from "../ui/short-number";

/** Two to four villages side by side: what stands out is marked in words. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(reportsText, language);
  const params = new URL(request.url).searchParams;
  const read = readPeriod(params);
  const { period } = read;
  const ids = [...new Set(params.getAll("v").flatMap((v) => wholeNumber(v) ?? []))].slice(0, 50);
  const own = ids.filter((id) => actor.villages === "all" || actor.villages.includes(id));
  const chosen = countedVillages(db, own, period);
  if (chosen.length < 2 || chosen.length > 4)
    throw redirect(
      `/overview?${new URLSearchParams([...periodParts(period), ["chosen", String(chosen.length)]])}`,
      303,
    );
  const months = salesMonths(db, actor.villages, chartMonthsOf(db, period));
  const villages = chosen.map(({ village }) => ({ id: village.id, name: placeName(village.name, language) }));
  return {
    title: t("compare.title"),
    periodText: periodText(period, language),
    period: periodBarOf(db, read),
    back: `/overview?${new URLSearchParams(periodParts(period))}`,
    villages,
    figures: measureKeys.map((key) => {
      const most = Math.max(...chosen.map((c) => c.figures[key]));
      const alone = chosen.filter((c) => c.figures[key] === most).length === 1;
      return {
        key,
        cells: chosen.map((c) => ({
          ...shown(key, c.figures[key], c.village.id, period, language),
          most: most > 0 && alone && c.figures[key] === most,
        })),
      };
    }),
    // Who is on a trip now came, and is expected once it is over.
    out: villages.flatMap((v) => {
      const count = peopleOut(db, [v.id], period);
      return count > 0 ? `${v.name} ${t("overview.outOnly", { count })}` : [];
    }),
    notes: [t("overview.note"), t("overview.own"), period.from !== null && t("overview.net")]
      .filter(Boolean)
      .join(language === "zh" ? "" : " "),
    months,
    lines: villages.map((v) => ({
      name: v.name,
      values: seriesOf(db, [v.id], "sales", months, period).map((m) => m.value),
    })),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Comparison() {
  const d = useLoaderData<typeof loader>();
  const t = useText(reportsText);
  const names = d.villages.map((v) => v.name).join(t("comma"));
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: d.back }, { label: t("compare.title") }]}
        title={d.title}
        facts={[names, d.periodText]}
      />
      <div className="stack">
        <section className="sheet">
          <PeriodBar {...d.period} kept={d.villages.map((v) => ["v", String(v.id)] as const)} />
        </section>
        <Sheet title={names} count={d.out.join(t("comma"))} foot={d.notes}>
          <ScrollRegion label={names}>
            <table className="tbl ov">
              <caption className="vh">{d.title}</caption>
              <thead>
                <tr>
                  <th>{t("compare.figure")}</th>
                  {d.villages.map((v) => (
                    <th key={v.id} className="num">
                      <a href={`/villages/${v.id}`}>{v.name}</a>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {d.figures.map((f) => (
                  <tr key={f.key}>
                    <th scope="row">
                      {t(`figure.${f.key}.label`)} <FigureUnit of={f.key} />
                    </th>
                    {f.cells.map((c) => (
                      <td key={c.to} className="num mixed">
                        {c.most && <Badge tone="ok">{t("compare.most")}</Badge>}{" "}
                        {c.zero ? <span className="sub">0</span> : <a href={c.to}>{c.text}</a>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </Sheet>
        <Sheet title={t("compare.chart")} pad>
          <MonthLines
            months={d.months}
            lines={d.lines}
            label={t("compare.chartLabel", { villages: names })}
            tick={(v) => shortNumber(v / 100)}
          />
        </Sheet>
      </div>
    </>
  );
}
