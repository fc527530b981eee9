import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { ageOn, longDay, parseDay, todayOn } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { oneOf, wholeNumber } from "~/platform/list-address";
import { personName, placeLabel } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note } from "~/ui/sheet";
import { funnelSteps } from "../funnel";
import { funnelNames } from "../funnel.server";
import { reportsText } from "../text";

const most = 500;

/** The steps and the day of an address; null where it names a step or a day that there is not. */
function readSteps(params: URLSearchParams) {
  const step = params.has("step") ? oneOf(funnelSteps, params.get("step")) : "tripPeople";
  const without = params.has("without") ? oneOf(funnelSteps, params.get("without")) : null;
  const to = params.has("to") ? parseDay(params.get("to") ?? "") : null;
  return step === undefined || without === undefined || (params.has("to") && to === null)
    ? null
    : { step, without, to };
}

/** The names behind a step from trip to shop, or of those who did not take the next one. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(reportsText, language);
  const params = new URL(request.url).searchParams;
  const read = readSteps(params);
  if (!read) throw notFound();
  const { step, without, to } = read;
  const villages = villagesInScope(db, actor.villages);
  const villageId = wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER, 1) ?? null;
  const village = villages.find((v) => v.id === villageId);
  if (villageId !== null && !village) throw notFound();
  const scope = villageId === null ? actor.villages : [villageId];
  const found = funnelNames(db, scope, { step, without, to }, most);
  const names = new Map(villages.map((v) => [v.id, placeLabel(v, language)]));
  const today = todayOn();
  return {
    title: without
      ? t("funnel.whoNot", { step: t(`funnel.steps.${step}`), next: t(`funnel.steps.${without}`) })
      : t("funnel.who", { step: t(`funnel.steps.${step}`) }),
    step,
    without,
    to,
    until: to && t("funnel.until", { day: longDay(to, language) }),
    villageId,
    villageName: village ? placeLabel(village, language) : null,
    villages: villages.map((v) => ({ id: v.id, name: placeLabel(v, language) })),
    count: found.count,
    shown: found.people.length,
    people: found.people.map((p) => ({
      id: p.id,
      name: personName(p.name, language),
      village: names.get(p.villageId) ?? "",
      sex: p.sex === "male" || p.sex === "female" ? t(`funnel.sexWord.${p.sex}`) : "",
      age: ageOn(p.birthOn, today),
      phone: p.phone,
    })),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Funnel() {
  const d = useLoaderData<typeof loader>();
  const t = useText(reportsText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/overview" }, { label: t("funnel.title") }]}
        title={d.title}
        facts={[d.until, d.villageName ?? t("rows.allVillages"), t("funnel.count", { count: d.count })]}
      />
      {d.shown < d.count && <Note>{t("funnel.more", { shown: d.shown })}</Note>}
      <section className="sheet">
        <form method="get" className="filterbar">
          <input type="hidden" name="step" value={d.step} />
          {d.without && <input type="hidden" name="without" value={d.without} />}
          {d.to && <input type="hidden" name="to" value={d.to} />}
          <label htmlFor="village">{t("rows.filter")}</label>
          <select id="village" name="village" className="in sm w16" defaultValue={d.villageId ?? ""}>
            <option value="">{t("rows.allVillages")}</option>
            {d.villages.map((v) => (
              <option key={v.id} value={v.id}>
                {v.name}
              </option>
            ))}
          </select>
          <button type="submit" className="btn sm">
            {t("rows.show")}
          </button>
        </form>
        {d.people.length === 0 ? (
          <EmptyState icon="users" title={t("rows.emptyTitle")} text={t("rows.emptyText")} />
        ) : (
          <table className="tbl two" data-rows={d.count}>
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("rows.person")}</th>
                <th>{t("rows.village")}</th>
                <th>{t("funnel.sex")}</th>
                <th className="num">{t("funnel.age")}</th>
                <th>{t("funnel.phone")}</th>
                <th>
                  <span className="vh">{t("funnel.act")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {d.people.map((p) => (
                <tr key={p.id}>
                  <td className="nw">
                    <a className="who" href={`/people/${p.id}`}>
                      {p.name}
                    </a>
                  </td>
                  <td>{p.village}</td>
                  <td>{p.sex}</td>
                  <td className="num">{p.age}</td>
                  <td className="nw">{p.phone && <a href={`tel:${p.phone}`}>{p.phone}</a>}</td>
                  <td>
                    <a href={`/people/${p.id}`}>{t("funnel.act")}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
