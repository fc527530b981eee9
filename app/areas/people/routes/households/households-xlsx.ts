import type { LoaderFunctionArgs } from "@remix-run/node";
import { villagesInScope } from "~/areas/villages/index.server";
import { can, scopeFor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { clockOf, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { exportHouseholds } from "../../households/export-households.server";
import { householdFilterWords } from "../../households/filter-words";
import { householdsSheet } from "../../households/households-sheet.server";
import { readHouseholdsView } from "../../households/households-view";
import { householdExportLimit } from "../../households/list-households.server";
import { householdsText } from "../../text/households";

/** GET: all rows of the list's conditions as a workbook. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const query = new URL(request.url).searchParams;
  const { filter, columns } = readHouseholdsView(query);
  const sensitive = can(actor, "household.sensitive");
  if (filter.benefit && !sensitive) return redirectWithNotice("/households", t("list.notYours"), "warn");
  const scope = (filter.benefit && scopeFor(actor.grants, "household.sensitive")) || actor.villages;
  const villages = villagesInScope(db, actor.villages);
  const place = (id: number) => {
    const found = villages.find((v) => v.id === id);
    return found && placeLabel(found, language);
  };
  const consented = query.get("consented") === "yes";
  const asked =
    householdFilterWords(filter, place, t)
      .map((c) => `${t("list.chip", { label: c.label })}${c.value}`)
      .join(t("sheet.separator")) || t("sheet.all");
  const words = consented ? `${asked}${t("sheet.separator")}${t("sheet.consented")}` : asked;
  const made = exportHouseholds(db, actor, scope, filter, words, consented);
  if (!made.ok) return redirectWithNotice("/households", t(made.why, { max: householdExportLimit }), "warn");
  const now = Date.now();
  const file = householdsSheet(made.rows, {
    notes: [
      t("sheet.title"),
      t("sheet.by", { name: actor.name, when: `${longDay(todayOn(now), language)} ${clockOf(now)}` }),
      t("sheet.filter", { filter: words }),
      t("sheet.count", { count: made.count }),
      ...(sensitive ? [] : [t("sheet.hidden")]),
    ],
    language,
    // What somebody chose to see is what they take along; without a choice, everything.
    chosen: query.has("columns") ? columns : null,
    sensitive,
  });
  return xlsxResponse(file, `${t("sheet.file")}-${todayOn(now).replaceAll("-", "")}.xlsx`);
}
