import type { Db } from "db/client.server";
import { villagesInScope } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import { exportList } from "~/platform/lists/export-list.server";
import { yuanFigure } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { columnsOf } from "~/platform/xlsx/columns";
import { applicationNumber } from "../application/application-name";
import { groupName } from "../application/application-page.server";
import { banksForApplication } from "../application/application-queries.server";
import type { ApplicationState } from "../application-state";
import type { BorrowerKind } from "../eligibility";
import { groupFor } from "../group-sight";
import { waitingFor } from "../home/waiting.server";
import { applicationText } from "../text/application";
import { allApplications, type ListedApplication } from "./list-applications.server";
import { applicationList, type FilterKey, type ListFilter } from "./list-view";

/** The applications of a filter, with the filter in the first lines; the export is a row of the log. */
export async function exportApplications(
  db: Db,
  actor: Actor<"loan.export">,
  filter: ListFilter,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(applicationText, language);
  const rows = allApplications(db, actor.villages, {
    ...filter,
    waitingIds: filter.mine ? waitingFor(db, actor).map((r) => r.application.id) : undefined,
  });
  const value = (key: FilterKey): string => {
    if (key === "villageId")
      return (
        villagesInScope(db, actor.villages).find((v) => v.id === filter.villageId)?.name ??
        t("condition.unknown")
      );
    if (key === "bankId")
      return (
        banksForApplication(db, filter.bankId ?? null).find((b) => b.id === filter.bankId)?.name ??
        t("condition.unknown")
      );
    if (key === "stage") return filter.stage ? t(`stage.${filter.stage}`) : "";
    if (key === "state") return filter.state ? t(`state.${filter.state}`) : "";
    if (key === "kind") return filter.kind ? t(`kind.${filter.kind}`) : "";
    return key === "late" || key === "mine" ? t("condition.lateYes") : String(filter[key] ?? "");
  };
  const conditions = applicationList.set(filter).map((key) => `${t(`condition.${key}`)} ${value(key)}`);
  const money = (fen: number | null) => (fen === null ? null : yuanFigure(fen).replaceAll(",", ""));
  const groups = new Map<string, string | null>();
  const group = (code: string | null, on: string) => {
    const key = `${code} ${on}`;
    if (!groups.has(key)) groups.set(key, groupName(db, code, on, language));
    return groups.get(key) ?? null;
  };
  const { text, number, day } = columnsOf<ListedApplication>();
  return exportList(db, actor, {
    t,
    language,
    title: t("list.title"),
    event: "loan-application.exported",
    id: "loans",
    conditions,
    rows,
    columns: [
      text(t("col.number"), (r) => applicationNumber(r.application)),
      text(t("col.borrower"), (r) => personName(r.person.name, language), 12),
      text(t("col.kind"), (r) => t(`kind.${r.application.kind as BorrowerKind}`), 9),
      text(t("col.village"), (r) => placeLabel(r.village, language), 22),
      text(
        t("col.group"),
        ({ application: a }) =>
          groupFor(actor, { group: a.groupCode, villageId: a.villageId }, group(a.groupCode, a.appliedOn)),
        18,
      ),
      day(t("col.applied"), (r) => r.application.appliedOn),
      number(t("col.amountYuan"), (r) => money(r.application.amountFen), 14),
      number(t("col.approvedYuan"), (r) => money(r.application.approvedFen), 14),
      number(t("col.term"), (r) => r.application.termMonths),
      text(t("col.bank"), (r) => (language === "zh" ? r.bank : r.bankEn), 18),
      text(t("col.state"), (r) => t(`state.${r.application.state as ApplicationState}`), 12),
      text(t("col.holder"), (r) => r.application.holderName, 10),
      day(t("col.due"), (r) => r.application.dueOn),
      text(t("col.officer"), (r) => r.application.enteredByName, 10),
    ],
  });
}
