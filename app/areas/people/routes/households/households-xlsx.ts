import type { LoaderFunctionArgs } from "@remix-run/node";
import { villagesInScope } from "~/areas/villages/index.server";
import { actorWith, can, scopeFor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { redeemTicket } from "../../export-ticket.server";
import { exportHouseholds } from "../../households/export-households.server";
import { householdFilterWords } from "../../households/filter-words";
import { householdsSheet } from "../../households/households-sheet.server";
import { householdList } from "../../households/households-view";
import { householdExportLimit } from "../../households/list-households.server";
import { householdExportText } from "../../text/household-export";
import { householdsText } from "../../text/households";

/** GET: the file that the export page led to. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdExportText, language);
  const back = (why: string) => redirectWithNotice("/households/export", why, "warn");
  const wish = redeemTicket("households", actor, new URL(request.url).searchParams.get("ticket"));
  if (!wish) return back(t("export.expired"));
  const query = new URLSearchParams(wish.query);
  const { filter, columns } = householdList.read(query);
  const sensitive = can(actor, "household.sensitive");
  if (filter.benefit && !sensitive) return redirectWithNotice("/households", t("export.notYours"), "warn");
  const revealer = wish.full ? actorWith(actor, "person.reveal") : null;
  if (wish.full && !revealer) return back(t("export.notAllowed"));
  const scope = (filter.benefit && scopeFor(actor.grants, "household.sensitive")) || actor.villages;
  const villages = villagesInScope(db, actor.villages);
  const place = (id: number) => {
    const found = villages.find((v) => v.id === id);
    return found && placeLabel(found, language);
  };
  const words =
    [
      ...householdFilterWords(filter, place, translator(householdsText, language)).map(
        (c) => `${t("list.chip", { label: c.label })}${c.value}`,
      ),
      ...(wish.consented ? [t("sheet.consented")] : []),
    ].join(t("sheet.separator")) || t("sheet.all");
  const made = exportHouseholds(db, actor, scope, {
    filter,
    words,
    consented: wish.consented,
    full: revealer ? { actor: revealer, reason: wish.reason ?? "" } : undefined,
  });
  if (!made.ok) return back(t(made.why, { max: householdExportLimit }));
  const now = Date.now();
  const file = householdsSheet(made.rows, {
    notes: [
      t("sheet.title"),
      t("sheet.by", { name: actor.name, when: `${longDay(todayOn(now), language)} ${clockOf(now)}` }),
      t("sheet.filter", { filter: words }),
      t("sheet.count", { count: made.count }),
      wish.full ? t("sheet.full", { reason: wish.reason ?? "" }) : t("sheet.masked"),
      ...(wish.consented ? [t("sheet.blank")] : []),
      ...(sensitive ? [] : [t("sheet.hidden")]),
    ],
    language,
    // What somebody chose to see is what they take along; without a choice, everything.
    chosen: query.has("columns") ? columns : null,
    sensitive,
    full: wish.full,
  });
  return xlsxResponse(file, `${t("sheet.file")}-${todayOn(now).replaceAll("-", "")}.xlsx`);
}
