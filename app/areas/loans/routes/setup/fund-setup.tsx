import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { findFund } from "../../fund/funds.server";
import { hundredthsText, readFields } from "../../money/form-fields";
import { badForm, newRequestKey } from "../../money/loan-route.server";
import { EntryPage, type FormAnswer } from "../../money/ui/money-form";
import { banksOf } from "../../portfolio/loan-list.server";
import { fundFields } from "../../setup/setup-fields";
import { writeFund } from "../../setup/write-fund.server";
import { fundText } from "../../text/fund";
import { moneyText } from "../../text/money";

/** `fundId` "new": one is set up; else the one that is changed. */
function fundOf(text: string | undefined) {
  if (text === "new") return null;
  const found = findFund(database(), idFrom(text));
  if (!found) throw notFound();
  return found;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "loan-setup.manage");
  const fund = fundOf(params.fundId);
  const language = await languageOf(request);
  const t = translator(fundText, language);
  const title = t(fund ? "setup.change" : "setup.setUp");
  const name = fund && (language === "zh" ? fund.name : fund.nameEn);
  return {
    title,
    save: t("setup.save"),
    back: fund ? `/guarantee-funds/${fund.id}` : "/guarantee-funds",
    requestKey: newRequestKey(),
    choices: {
      fundBank: banksOf(database()).map((b) => ({
        value: String(b.id),
        label: language === "zh" ? b.name : b.nameEn,
      })),
    },
    page: {
      title,
      crumbs: [
        { label: t("area"), to: "/loans" },
        { label: t("title"), to: "/guarantee-funds" },
        { label: name ?? title },
      ],
      notes: [{ text: t("setup.fundHelp") }],
    },
    values: {
      name: fund?.name ?? "",
      nameEn: fund?.nameEn ?? "",
      fundKind: fund?.kind ?? "fund",
      fundBank: fund?.bankId ? String(fund.bankId) : "",
      leverage: hundredthsText(fund?.leverageMost),
      stopOverdue: hundredthsText(fund?.stopOverdueBp),
      stopCompensation: hundredthsText(fund?.stopCompensationBp),
      share: hundredthsText(fund?.shareBp ?? 10_000),
      leftOn: fund?.leftOn ?? "",
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan-setup.manage");
  const fund = fundOf(params.fundId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(fundFields, form);
  if (!read.ok) return badForm(read);
  const v = read.values;
  const done = writeFund(
    database(),
    actor,
    fund?.id ?? null,
    {
      name: v.name,
      nameEn: v.nameEn,
      kind: v.fundKind,
      bankId: v.fundBank === null ? null : idFrom(v.fundBank),
      leverageMost: v.leverage,
      stopOverdueBp: v.stopOverdue,
      stopCompensationBp: v.stopCompensation,
      shareBp: v.share,
      leftOn: v.leftOn,
    },
    { sending: fund ? undefined : sendingOf(actor, "guarantee-fund", form) },
  );
  if (done.ok)
    return redirectWithNotice(`/guarantee-funds/${done.id}`, translator(fundText, language)("setup.saved"));
  if (done.why === "fundWhy.notFound") throw notFound();
  const field = { "fundWhy.taken": "name", "fundWhy.future": "leftOn", "fundWhy.fixed": "fundKind" }[
    done.why
  ];
  const answer: FormAnswer = {
    typed: read.typed,
    errors: { [field]: done.why },
    why: translator(moneyText, language)(done.why),
  };
  return refuse(
    actor,
    {
      event: fund ? "guarantee-fund.changed" : "guarantee-fund.added",
      subject: { kind: "guarantee-fund", id: fund?.id ?? 0, label: v.name },
      why: done.why,
    },
    answer,
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function FundSetup() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <EntryPage fields={fundFields} data={d} answer={answer} />;
}
