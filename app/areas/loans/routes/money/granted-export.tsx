import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { mayAskFor } from "../../group-sight";
import { readFields } from "../../money/form-fields";
import { badForm } from "../../money/loan-route.server";
import { exportFields } from "../../money/repayment-form";
import { type FormAnswer, MoneyFormPage } from "../../money/ui/money-form";
import { makeLoanTicket } from "../../portfolio/export-loans.server";
import { filterWords } from "../../portfolio/filter-words.server";
import { loansOfFilter } from "../../portfolio/loan-list.server";
import { readLoanView, withLoanFilter, writeLoanView } from "../../portfolio/loan-view";
import { loanListText } from "../../text/lists";

const masked = [exportFields[0]] as const;

/** What is taken along, with masked numbers or, for a reason, whole ones. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(loanListText, language);
  const view = readLoanView(new URL(request.url).searchParams);
  if (!mayAskFor(actor, view.filter.group))
    throw await redirectWithNotice(
      writeLoanView(withLoanFilter(view, { group: undefined })),
      t("granted.notYours"),
      "warn",
    );
  const count = loansOfFilter(db, actor.villages, view.filter, todayOn()).length;
  const back = writeLoanView({ filter: view.filter, after: null });
  const title = t("exportPage.title");
  return {
    title,
    back,
    mayFull: can(actor, "person.reveal"),
    save: t("exportPage.save"),
    page: {
      title,
      crumbs: [{ label: t("area"), to: "/loans" }, { label: t("granted.title"), to: back }, { label: title }],
      facts: [t("exportPage.count", { count })],
      notes: [{ text: filterWords(db, actor.villages, view.filter, language) }],
    },
  };
}

/** Leads to the file; its address holds nothing that can be read. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(loanListText, language);
  const url = new URL(request.url);
  const read = readFields(exportFields, await request.formData());
  if (!read.ok) return badForm(read);
  const full = read.values.numbers === "full";
  const reason = read.values.reason;
  if (full && (!reason || reason.length < 2))
    return badForm({ typed: read.typed, errors: { reason: "form.needed" } });
  const refused = (why: "exportPage.notAllowed" | "exportPage.none") => {
    const answer: FormAnswer = { typed: read.typed, errors: {}, why: t(why) };
    return refuse(
      actor,
      {
        event: "loan.exported",
        subject: { kind: "list", id: "granted-loans", label: t("granted.title") },
        why,
      },
      answer,
    );
  };
  if (full && !can(actor, "person.reveal")) return refused("exportPage.notAllowed");
  const { filter } = readLoanView(url.searchParams);
  if (loansOfFilter(db, actor.villages, filter, todayOn()).length === 0) return refused("exportPage.none");
  const ticket = makeLoanTicket(actor, { query: url.search, full, reason: full ? reason : null });
  return redirect(`/loans/granted.xlsx?ticket=${ticket}`, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ExportLoans() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <MoneyFormPage
      page={d.page}
      form={{
        fields: d.mayFull ? exportFields : masked,
        values: { numbers: "masked" },
        answer,
        save: d.save,
        back: d.back,
      }}
    />
  );
}
