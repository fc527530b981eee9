import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loanBank } from "db/schema";
import { eq } from "drizzle-orm";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { readFields } from "../../money/form-fields";
import { badForm, newRequestKey } from "../../money/loan-route.server";
import { EntryPage, type FormAnswer } from "../../money/ui/money-form";
import { bankFields } from "../../setup/setup-fields";
import { writeBank } from "../../setup/write-bank.server";
import { fundText } from "../../text/fund";
import { moneyText } from "../../text/money";

/** `bankId` "new": one more; else the one that is changed. */
function bankOf(text: string | undefined) {
  if (text === "new") return null;
  const found = database()
    .select()
    .from(loanBank)
    .where(eq(loanBank.id, idFrom(text)))
    .get();
  if (!found) throw notFound();
  return found;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "loan-setup.manage");
  const bank = bankOf(params.bankId);
  const language = await languageOf(request);
  const t = translator(fundText, language);
  const title = t(bank ? "setup.editBank" : "setup.addBank");
  return {
    title,
    save: t("setup.save"),
    back: "/loans/banks",
    requestKey: newRequestKey(),
    page: {
      title,
      crumbs: [
        { label: t("area"), to: "/loans" },
        { label: t("setup.banks"), to: "/loans/banks" },
        { label: bank ? (language === "zh" ? bank.name : bank.nameEn) : title },
      ],
      notes: [{ text: t("setup.help") }],
    },
    values: {
      name: bank?.name ?? "",
      nameEn: bank?.nameEn ?? "",
      phone: bank?.phone ?? "",
      dayCount: bank?.dayCount ?? "actual/360",
      graceDays: String(bank?.graceDays ?? 0),
      leftOn: bank?.leftOn ?? "",
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan-setup.manage");
  const bank = bankOf(params.bankId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(bankFields, form);
  if (!read.ok) return badForm(read);
  const sending = bank ? undefined : sendingOf(actor, "loan-bank", form);
  const done = writeBank(database(), actor, bank?.id ?? null, read.values, { sending });
  if (done.ok) return redirectWithNotice("/loans/banks", translator(fundText, language)("setup.saved"));
  if (done.why === "loanWhy.notFound") throw notFound();
  const field = done.why === "fundWhy.taken" ? "name" : "leftOn";
  const answer: FormAnswer = {
    typed: read.typed,
    errors: { [field]: done.why },
    why: translator(moneyText, language)(done.why),
  };
  return refuse(
    actor,
    {
      event: bank ? "loan-bank.changed" : "loan-bank.added",
      subject: { kind: "loan-bank", id: bank?.id ?? 0, label: read.values.name },
      why: done.why,
    },
    answer,
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Bank() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <EntryPage fields={bankFields} data={d} answer={answer} />;
}
