import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { compareSummary } from "db/summary/keep-summary.server";
import type { MeasureKey } from "db/summary/measures";
import { villagesInScope } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { placeLabel } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { countSummaryAnew, noteCheck } from "../check-summary.server";
import { figureText } from "../figure-words";
import { reportsText } from "../text";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "summary.check");
  return { title: translator(reportsText, await languageOf(request))("check.title") };
}

/** Counts every kept figure again from its rows; `anew` puts the kept ones right. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "summary.check");
  const db = database();
  const language = await languageOf(request);
  const form = await request.formData();
  if (form.get("step") === "anew") {
    countSummaryAnew(db, actor);
    return redirectWithNotice("/overview/check", translator(reportsText, language)("check.done"));
  }
  const t = translator(reportsText, language);
  const began = Date.now();
  const { cells, differences } = compareSummary(db.$client);
  noteCheck(db, actor, { cells, differences: differences.length });
  const names = new Map(villagesInScope(db, actor.villages).map((v) => [v.id, placeLabel(v, language)]));
  return {
    cells,
    ms: Date.now() - began,
    count: differences.length,
    rows: differences.slice(0, 200).map((d) => ({
      key: d.measure as MeasureKey,
      village: d.villageId === 0 ? t("rows.allVillages") : (names.get(d.villageId) ?? ""),
      month: d.month,
      stored: figureText(d.measure as MeasureKey, d.stored, language),
      live: figureText(d.measure as MeasureKey, d.live, language),
    })),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Check() {
  const d = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const t = useText(reportsText);
  return (
    <>
      <PageHead crumbs={[{ label: t("area"), to: "/overview" }, { label: d.title }]} title={d.title} />
      <div className="stack">
        <Sheet pad>
          <p>{t("check.lead")}</p>
          <Form method="post" className="mt3">
            <button type="submit" className="btn pri">
              {t("check.act")}
            </button>
          </Form>
        </Sheet>
        {found && (
          <Note tone={found.count === 0 ? "ok" : "bad"} role="status">
            {found.count === 0
              ? t("check.fine", { cells: found.cells, ms: found.ms })
              : t("check.wrong", { cells: found.cells, count: found.count })}
          </Note>
        )}
        {found && found.count > 0 && (
          <Sheet
            title={t("check.title")}
            count={found.count}
            foot={
              <Form method="post">
                <input type="hidden" name="step" value="anew" />
                <button type="submit" className="btn">
                  {t("check.anew")}
                </button>
              </Form>
            }
          >
            <table className="tbl two">
              <caption className="vh">{t("check.title")}</caption>
              <thead>
                <tr>
                  <th>{t("check.figure")}</th>
                  <th>{t("check.village")}</th>
                  <th>{t("check.month")}</th>
                  <th className="num">{t("check.stored")}</th>
                  <th className="num">{t("check.live")}</th>
                </tr>
              </thead>
              <tbody>
                {found.rows.map((r) => (
                  <tr key={`${r.key}${r.village}${r.month}`}>
                    <td>{t(`figure.${r.key}.label`)}</td>
                    <td>{r.village}</td>
                    <td>{r.month}</td>
                    <td className="num">{r.stored}</td>
                    <td className="num">{r.live}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
      </div>
    </>
  );
}
