import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findVillage, villageChoices } from "~/areas/villages/index.server";
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
import { namesOf } from "../overview-villages.server";
import { reportsText } from "../text";
import { VillageFilter } from "../ui/village-filter";

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
  const villageId = wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER, 1) ?? null;
  const village = villageId === null ? undefined : findVillage(db, actor.villages, villageId);
  if (villageId !== null && !village) throw notFound();
  const scope = villageId === null ? actor.villages : [villageId];
  const found = funnelNames(db, scope, { step, without, to }, most);
  const names = namesOf(
    db,
    found.people.map((p) => p.villageId),
    language,
    to,
  );
  const today = todayOn();
  return {
    title: without
      ? t("funnel.whoNot", { step: t(`funnel.steps.${step}`), next: t(`funnel.steps.${without}`) })
      : t("funnel.who", { step: t(`funnel.steps.${step}`) }),
    kept: [["step", step], ...(without ? [["without", without]] : []), ...(to ? [["to", to]] : [])] as [
      string,
      string,
    ][],
    until: to && t("funnel.until", { day: longDay(to, language) }),
    villageName: village ? placeLabel(village, language) : null,
    filter: { villageId, ...villageChoices(db, actor.villages, language, villageId ?? undefined) },
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
        <VillageFilter {...d.filter} kept={d.kept} />
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
