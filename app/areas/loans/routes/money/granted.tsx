import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import { villageFilter } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { mayAskFor } from "../../group-sight";
import { banksOf, listLoans, officersOf, stageCounts, yearsOfLoans } from "../../portfolio/loan-list.server";
import { loanRow } from "../../portfolio/loan-rows";
import { readLoanView, withLoanFilter, writeLoanView } from "../../portfolio/loan-view";
import { GrantedPage } from "../../portfolio/ui/granted-page";
import { loanListText } from "../../text/lists";
import { moneyText } from "../../text/money";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(loanListText, language);
  const view = readLoanView(new URL(request.url).searchParams);
  // A condition that would tell what the role may not read falls away, and the list says so.
  if (!mayAskFor(actor, view.filter.group))
    throw await redirectWithNotice(
      writeLoanView(withLoanFilter(view, { group: undefined })),
      t("granted.notYours"),
      "warn",
    );
  const today = todayOn();
  const found = listLoans(db, actor.villages, view, today);
  return {
    title: t("granted.title"),
    view,
    rows: found.rows.map((p) => loanRow(p, translator(moneyText, language), language)),
    count: found.count,
    last: found.more ? (found.rows.at(-1)?.id ?? null) : null,
    counts: stageCounts(db, actor.villages, today),
    villages: villageFilter(db, actor.villages, language, view.filter.villageId),
    banks: banksOf(db).map((b) => ({ id: b.id, name: language === "zh" ? b.name : b.nameEn })),
    officers: officersOf(db, actor.villages),
    years: yearsOfLoans(db, actor.villages),
    groups: findGroups(db, homePlace, today)
      .filter((g) => mayAskFor(actor, g.code))
      .map((g) => ({ code: g.code, name: language === "zh" ? g.name : g.nameEn })),
    may: {
      subsidy: can(actor, "subsidy.view"),
      fund: can(actor, "guarantee-fund.view"),
      import: can(actor, "loan.repay"),
      export: can(actor, "loan.export"),
    },
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Granted() {
  return <GrantedPage page={useLoaderData<typeof loader>()} />;
}
export type GrantedData = Awaited<ReturnType<typeof loader>>;
