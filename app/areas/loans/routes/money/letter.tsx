import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import type { LetterCause } from "../../engine/loan-life";
import { askRequest } from "../../money/ask-request.server";
import { readFields } from "../../money/form-fields";
import { badForm, loanFormHead, loanOr404, refuseLoan } from "../../money/loan-route.server";
import { readScan } from "../../money/read-scan.server";
import { letterFields } from "../../money/repayment-form";
import { requestFacts } from "../../money/request-facts.server";
import { EntryPage } from "../../money/ui/money-form";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const facts = requestFacts(db, loan, Date.now());
  const row = facts.late.filter((r) => r.curedOn !== null).at(-1);
  return {
    page: {
      ...loanFormHead(db, loan, t("letter.title"), language),
      notes: [{ text: t("letter.help") }],
      barred: row ? null : t(facts.late.length > 0 ? "loanWhy.letterUnpaid" : "letter.nothing"),
    },
    back: `/loans/${loan.id}`,
    title: t("letter.title"),
    save: t("letter.save"),
    values: { fromOn: row?.from ?? "", untilOn: row?.to ?? "" } as Record<string, string>,
  };
}

/** A letter that speaks of grace says how many days, and that the delay was not reported (DOMAIN §1.8 [S49]). */
function graceErrors(v: { cause: LetterCause; graceDays: number | null; credit: string | null }) {
  if (v.cause !== "grace") return {};
  return {
    ...(v.graceDays ? {} : { graceDays: "form.needed" }),
    ...(v.credit === "clean" ? {} : { credit: v.credit ? "form.creditReported" : "form.needed" }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(letterFields, form);
  const proof = await readScan(form, "proof");
  const missing = proof.ok && !proof.scan ? "form.scanMissing" : proof.ok ? null : proof.why;
  const errors: Record<string, string> = {
    ...(read.ok ? graceErrors(read.values) : read.errors),
    ...(missing ? { proof: missing } : {}),
  };
  if (!read.ok || !proof.ok || Object.keys(errors).length > 0) return badForm({ typed: read.typed, errors });
  const { cause, graceDays, fromOn, untilOn, reason } = read.values;
  const done = askRequest(db, actor, loan.id, {
    kind: "letter",
    cause,
    graceDays: cause === "grace" ? graceDays : null,
    fromOn,
    toOn: untilOn,
    reason,
    proof: proof.scan,
    consents: [],
    principalFen: null,
    interestFen: null,
  });
  if (!done.ok)
    return refuseLoan(actor, loan, { event: "loan.request-made", why: done.why }, read.typed, language);
  return redirectWithNotice(
    `/loans/${loan.id}/requests/${done.id}`,
    translator(moneyText, language)("request.sent"),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Letter() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <EntryPage fields={letterFields} data={d} answer={answer} />;
}
