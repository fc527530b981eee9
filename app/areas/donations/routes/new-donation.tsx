import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { donationForm } from "../donation-forms";
import { donationText } from "../text";
import { DonationForm } from "../ui/donation-form";
import { createDonation } from "../write-donation.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "donation.edit");
  const language = await languageOf(request);
  return {
    title: translator(donationText, language)("form.newTitle"),
    requestKey: randomUUID(),
    initial: { handoverOn: todayOn() } as Record<string, string>,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const t = translator(donationText, await languageOf(request));
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: donationForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { revision: _, ...input } = submission.value;
  const made = createDonation(database(), actor, input, sendingOf(actor, "donation", form));
  if (made.ok) return redirectWithNotice(`/donations/${made.id}/lines`, t("page.created"));
  return refuse(
    actor,
    { event: "donation.created", why: made.why, after: { title: input.title } },
    { lastResult: submission.reply({ fieldErrors: { approvedOn: [made.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewDonation() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(donationText);
  return (
    <>
      <PageHead crumbs={[{ label: t("page.area"), to: "/donations" }, { label: d.title }]} title={d.title} />
      <DonationForm
        initial={d.initial}
        lastResult={result?.lastResult}
        open
        submit={t("form.create")}
        cancelHref="/donations"
        requestKey={d.requestKey}
      />
    </>
  );
}
