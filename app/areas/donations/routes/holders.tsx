import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { holderLabel, holdersInScope } from "../holders.server";
import type { HolderKind } from "../item-state";
import { countItems } from "../list-items.server";
import { donationText } from "../text";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const language = await languageOf(request);
  return {
    title: translator(donationText, language)("holder.title"),
    may: can(actor, "donation.edit"),
    rows: holdersInScope(db, actor.villages).map((h) => ({
      id: h.id,
      kind: h.kind as HolderKind,
      name: holderLabel(h, language),
      village: placeLabel({ townName: h.townName, name: h.villageName }, language),
      keeper: h.keeperName && personName(h.keeperName, language),
      items: countItems(db, actor.villages, { holderId: h.id, stage: "held" }),
      may: can(actor, "donation.edit", h.villageId),
    })),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Holders() {
  const d = useLoaderData<typeof loader>();
  const t = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.area"), to: "/donations" }, { label: d.title }]}
        title={d.title}
        facts={[t("holder.lead")]}
        actions={
          d.may && (
            <a className="btn pri" href="/recipients/new">
              <Icon name="plus" />
              {t("holder.add")}
            </a>
          )
        }
      />
      <section className="sheet">
        {d.rows.length === 0 ? (
          <EmptyState icon="door-open" title={t("holder.none")} text={t("holder.lead")} />
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("col.receiver")}</th>
                <th>{t("holder.kind")}</th>
                <th>{t("condition.villageId")}</th>
                <th>{t("holder.keeper")}</th>
                <th className="num">{t("holder.items")}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.id}>
                  <td className="wide">
                    <a className="who" href={`/equipment?holder=${r.id}`}>
                      {r.name}
                    </a>
                  </td>
                  <td className="nw">{t(`holderKind.${r.kind}`)}</td>
                  <td>{r.village}</td>
                  <td className="nw">{r.keeper}</td>
                  <td className="num">{r.items}</td>
                  <td className="num">
                    {r.may && (
                      <a className="btn sm" href={`/recipients/${r.id}`}>
                        {t("holder.edit")}
                        <span className="vh"> {r.name}</span>
                      </a>
                    )}
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
