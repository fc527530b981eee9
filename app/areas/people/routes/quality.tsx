import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { PageHead } from "~/ui/page-head";
import { Sheet } from "~/ui/sheet";
import { countPeople } from "../list-people.server";
import { peopleList } from "../people-view";
import { qualityConditions, qualityCounts } from "../quality.server";
import { qualityText } from "../text/quality";

/** What the records of people lack, each figure leading to its list. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.view");
  const db = database();
  const t = translator(qualityText, await languageOf(request));
  const plain = peopleList.read(new URLSearchParams());
  const counts = new Map(qualityCounts(db, actor.villages).map((c) => [c.key, c.count]));
  return {
    title: t("quality.title"),
    all: countPeople(db, actor.villages, {}),
    mayExport: can(actor, "person.export"),
    rows: qualityConditions(db).map(({ key, filter, age }) => ({
      key,
      age: age ?? 0,
      count: counts.get(key) ?? 0,
      to: peopleList.write(peopleList.filtered(plain, filter)),
    })),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

/** What everybody should have; the other lines are of what nobody should be. */
const toHave: readonly string[] = ["phone", "consent", "card", "photo"];

export default function Quality() {
  const d = useLoaderData<typeof loader>();
  const t = useText(qualityText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.people"), to: "/people" }, { label: d.title }]}
        title={d.title}
        facts={[t("quality.lead", { count: d.all, more: d.mayExport ? t("quality.export") : "" })]}
      />
      <Sheet>
        <table className="tbl two">
          <caption className="vh">{d.title}</caption>
          <thead>
            <tr>
              <th>{t("quality.what")}</th>
              <th>{t("quality.why")}</th>
              <th className="num">{t("quality.count")}</th>
              <th>{t("quality.act")}</th>
            </tr>
          </thead>
          <tbody>
            {d.rows.map((r) => (
              <tr key={r.key}>
                <td className="who nw">
                  <a className="who" href={r.to}>
                    {t(`quality.name.${r.key}`, { age: r.age })}
                  </a>
                </td>
                <td className="sub wide">{t(`quality.reason.${r.key}`, { age: r.age, last: r.age - 1 })}</td>
                <td className="num nw">{t("list.count", { count: r.count })}</td>
                <td>
                  {r.count === 0 ? (
                    <Badge tone="ok">{t(toHave.includes(r.key) ? "quality.none" : "quality.nobody")}</Badge>
                  ) : (
                    <a className="btn sm" href={r.to}>
                      {t("quality.open")}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </>
  );
}
