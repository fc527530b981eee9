import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { enterFund, reverseFundEntry } from "../../fund/enter-fund.server";
import { entryFields } from "../../fund/fund-entry";
import { entriesOf, findFund } from "../../fund/funds.server";
import { readFields } from "../../money/form-fields";
import { badForm, newRequestKey } from "../../money/loan-route.server";
import { reasonFields } from "../../money/repayment-form";
import { type FormAnswer, MoneyFormPage } from "../../money/ui/money-form";
import { fundText } from "../../text/fund";
import { moneyText } from "../../text/money";

/** `entryId` "new": one more line; else the line that is taken back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  everywhere(await requireActor(request, "guarantee-fund.manage"), request);
  const db = database();
  const fund = findFund(db, idFrom(params.fundId));
  if (!fund) throw notFound();
  const language = await languageOf(request);
  const t = translator(fundText, language);
  const entry =
    params.entryId === "new" ? null : entriesOf(db, fund.id).find((e) => e.id === idFrom(params.entryId));
  if (entry === undefined) throw notFound();
  const title = t(entry ? "reverseTitle" : "enter");
  const name = language === "zh" ? fund.name : fund.nameEn;
  return {
    title,
    reversing: entry !== null,
    id: fund.id,
    requestKey: newRequestKey(),
    page: {
      title,
      crumbs: [
        { label: t("area"), to: "/loans" },
        { label: t("title"), to: "/guarantee-funds" },
        { label: name, to: `/guarantee-funds/${fund.id}` },
        { label: title },
      ],
      facts: [name],
      notes: entry
        ? [
            {
              text: `${longDay(entry.on, language)} ${t(`entry.${entry.kind as "fee"}`)} ${yuanText(entry.fen, language)}`,
            },
          ]
        : [],
    },
    values: { on: todayOn(), entryKind: "contribution" } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = everywhere(await requireActor(request, "guarantee-fund.manage"), request);
  const db = database();
  const fund = findFund(db, idFrom(params.fundId));
  if (!fund) throw notFound();
  const language = await languageOf(request);
  const t = translator(fundText, language);
  const form = await request.formData();
  const refused = (why: string, event: string, typed: FormAnswer["typed"]) => {
    if (why === "fundWhy.notFound") throw notFound();
    const answer: FormAnswer = {
      typed,
      errors: {},
      why: translator(moneyText, language)(why as "fundWhy.empty"),
    };
    return refuse(
      actor,
      { event, subject: { kind: "guarantee-fund", id: fund.id, label: fund.name }, why },
      answer,
    );
  };
  if (params.entryId !== "new") {
    const read = readFields(reasonFields, form);
    if (!read.ok) return badForm(read);
    const done = reverseFundEntry(db, actor, fund.id, idFrom(params.entryId), read.values.reason);
    if (!done.ok) return refused(done.why, "guarantee-fund.reversed", read.typed);
    return redirectWithNotice(`/guarantee-funds/${fund.id}`, t("reverseDone"));
  }
  const read = readFields(entryFields, form);
  if (!read.ok) return badForm(read);
  const { on, entryKind, amount, note } = read.values;
  const done = enterFund(
    db,
    actor,
    fund.id,
    { on, kind: entryKind, fen: amount, note },
    sendingOf(actor, `fund ${fund.id}`, form),
  );
  if (!done.ok) return refused(done.why, "guarantee-fund.entered", read.typed);
  return redirectWithNotice(`/guarantee-funds/${fund.id}`, t("entered"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function FundEntryRoute() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <MoneyFormPage
      page={d.page}
      form={{
        fields: d.reversing ? reasonFields : entryFields,
        values: d.values,
        answer,
        requestKey: d.requestKey,
        save: d.title,
        back: `/guarantee-funds/${d.id}`,
        danger: d.reversing,
      }}
    />
  );
}
