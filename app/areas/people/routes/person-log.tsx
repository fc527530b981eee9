import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villagesWhenLogged } from "~/areas/villages/index.server";
import { stepsOfPerson } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Translate, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { withoutCategories } from "../category-sight";
import { changeWords, eventWords, reasonWords } from "../log-words";
import { findPerson } from "../people-queries.server";
import { personHead } from "../person-head.server";
import { personLog } from "../person-log.server";
import { countParts } from "../person-parts";
import { personLogText } from "../text/log";
import { LogSheet } from "../ui/log-sheet";
import { PersonFrame } from "../ui/person-frame";

const pageSize = 30;

const because = (reason: string | null, t: Translate<typeof personLogText.zh>) =>
  reason ? t("log.reason", { reason }) : null;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.log");
  const db = database();
  const language = await languageOf(request);
  const t = translator(personLogText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const person = personHead(db, actor, row, language);
  const text = new URL(request.url).searchParams.get("before") ?? "";
  const before = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
  const found = personLog(db, row.id, pageSize + 1, before);
  const rows = found.slice(0, pageSize);
  const villageThen = villagesWhenLogged(db, actor.villages);
  const last = rows.at(-1);
  return {
    title: `${person.name} ${t("log.title")}`,
    person,
    parts: countParts(stepsOfPerson(db, actor, row.id, language)),
    rows: rows.map((r) => ({
      id: r.id,
      when: instantText(r.at, language),
      who: r.userName ? personName(r.userName, language) : t("log.system"),
      what: eventWords(r, language),
      refused: r.outcome !== "success",
      reason: because(r.reason && reasonWords(r.reason, language), t),
      changes: changeWords(
        {
          event: r.event,
          before: withoutCategories(actor, row.villageId, r.before),
          after: withoutCategories(actor, row.villageId, r.after),
        },
        (id) => {
          const village = villageThen(id, r.at);
          return village && placeLabel(village, language);
        },
        language,
      ),
    })),
    older: found.length > pageSize && last ? `/people/${row.id}/log?before=${last.id}` : undefined,
    newest: before === undefined ? undefined : `/people/${row.id}/log`,
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function PersonLog() {
  const d = useLoaderData<typeof loader>();
  const t = useText(personLogText);
  return (
    <PersonFrame person={d.person} parts={d.parts} tab="log">
      <LogSheet
        title={t("log.title")}
        promise={t("log.promise")}
        empty={t("log.empty")}
        rows={d.rows}
        newest={d.newest}
        older={d.older}
      />
    </PersonFrame>
  );
}
