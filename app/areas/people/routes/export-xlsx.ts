import type { LoaderFunctionArgs } from "@remix-run/node";
import { villagesInScope } from "~/areas/villages/index.server";
import { actorWith } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { maySet, seesCategory } from "../category-sight";
import { exportPeople } from "../export-people.server";
import { redeemTicket } from "../export-ticket.server";
import { filterWords } from "../filter-words";
import { exportLimit } from "../list-people.server";
import { peopleSheet } from "../people-sheet.server";
import { chosenRows, peopleList } from "../people-view";
import { peopleText } from "../text";
import { exportText } from "../text/export";

/** GET: the file that the export page led to. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(exportText, language);
  const wish = redeemTicket("people", actor, new URL(request.url).searchParams.get("ticket"));
  if (!wish) return redirectWithNotice("/people/export", t("export.expired"), "warn");
  const query = new URLSearchParams(wish.query);
  const { filter, columns } = peopleList.read(query);
  if (!maySet(actor, filter)) return redirectWithNotice("/people", t("export.notYours"), "warn");
  const revealer = wish.full ? actorWith(actor, "person.reveal") : null;
  if (wish.full && !revealer) return redirectWithNotice("/people/export", t("export.notAllowed"), "warn");
  const villages = villagesInScope(db, actor.villages);
  const village = (id: number) => {
    const found = villages.find((v) => v.id === id);
    return found && placeLabel(found, language);
  };
  const words =
    [
      ...filterWords(filter, village, translator(peopleText, language), language).map(
        (c) => `${t("list.chip", { label: c.label })}${c.value}`,
      ),
      ...(wish.consented ? [t("sheet.consented")] : []),
    ].join(t("sheet.separator")) || t("sheet.all");
  const made = exportPeople(db, actor, {
    filter,
    ids: chosenRows(query),
    full: revealer ? { actor: revealer, reason: wish.reason ?? "" } : undefined,
    words,
    consented: wish.consented,
  });
  if (!made.ok) return redirectWithNotice("/people/export", t(made.why, { max: exportLimit }), "warn");
  const now = Date.now();
  const when = `${longDay(todayOn(now), language)} ${clockOf(now)}`;
  const file = peopleSheet(
    made.rows,
    {
      language,
      // What somebody chose to see is what they take along; without a choice, everything.
      chosen: query.has("columns") ? columns : null,
      withDead: filter.term !== undefined || filter.missing === "died",
      seesCategory: (r) => seesCategory(actor, r.category, r.villageId),
      notes: [
        t("sheet.title"),
        t("sheet.by", { name: actor.name, when }),
        t("sheet.filter", { filter: words }),
        t("sheet.count", { count: made.count }),
        wish.full ? t("sheet.full", { reason: wish.reason ?? "" }) : t("sheet.masked"),
      ],
    },
    t,
  );
  const fileName = `${t("sheet.file")}-${todayOn(now).replaceAll("-", "")}.xlsx`;
  return xlsxResponse(file, fileName);
}
