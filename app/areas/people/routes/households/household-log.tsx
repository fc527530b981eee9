import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villagesWhenLogged } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { placeLabel } from "~/platform/search/place-name";
import { householdHead } from "../../households/household-head.server";
import { householdLog } from "../../households/household-log.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdsText } from "../../text/households";
import { HouseholdFrame } from "../../ui/households/household-frame";
import { LogSheet } from "../../ui/log-sheet";

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
  const villageThen = villagesWhenLogged(db, actor.villages);
  const nameThen = (id: number, at: number) => {
    const village = villageThen(id, at);
    return village && placeLabel(village, language);
  };
  const found = householdLog(db, row.id, pageSize + 1, language, nameThen, before);
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
  return (
    <HouseholdFrame household={d.household} tab="log">
      <LogSheet
        title={t("log.title")}
        promise={t("log.promise")}
        empty={t("log.empty")}
        rows={d.rows}
        newest={d.newest}
        older={d.older}
      />
    </HouseholdFrame>
  );
}
