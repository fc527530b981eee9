import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { detailsForm, donationForm } from "../donation-forms";
import { donationSubject } from "../donation-name";
import { findWholeDonation } from "../donation-queries.server";
import { type DonationState, takesApprovalNumber, takesFacts } from "../donation-state";
import { signedByScan, signedOnScreen } from "../handover-queries.server";
import { savedAgain } from "../saved-again";
import { donationText } from "../text";
import { handoverText } from "../text/handover";
import { DonationForm } from "../ui/donation-form";
import { editDonation, type WhyNotDonation } from "../write-donation.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const found = findWholeDonation(database(), actor, idFrom(params.donationId));
  if (!found) throw notFound();
  const { donation: d } = found;
  const state = d.state as DonationState;
  const text = (value: string | null) => value ?? "";
  return {
    id: d.id,
    short: d.title,
    title: translator(donationText, await languageOf(request))("form.editTitle"),
    open: takesFacts(state),
    details: takesApprovalNumber(state),
    scanned: signedByScan(database(), d.id),
    signed: signedOnScreen(database(), d.id),
    initial: {
      title: d.title,
      road: d.road,
      donorName: d.donorName,
      donorContact: text(d.donorContact),
      donorPhone: text(d.donorPhone),
      basis: d.basis,
      usedFor: d.usedFor,
      valuationNote: text(d.valuationNote),
      handoverOn: d.handoverOn,
      place: d.place,
      approvalNumber: text(d.approvalNumber),
      approvedOn: text(d.approvedOn),
      note: text(d.note),
      revision: String(d.revision),
    } as Record<string, string>,
  };
}

const fieldOf: Partial<Record<WhyNotDonation, string>> = {
  "donation.why.approvedLater": "approvedOn",
  "donation.why.approvedAhead": "approvedOn",
  "donation.why.dayWithoutNumber": "approvalNumber",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const id = idFrom(params.donationId);
  const found = findWholeDonation(database(), actor, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(donationText, language);
  const form = await request.formData();
  const open = takesFacts(found.donation.state as DonationState);
  const submission = open
    ? parseWithZod(form, { schema: donationForm })
    : parseWithZod(form, { schema: detailsForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply() as ReturnType<typeof submission.reply> }, { status: 400 });
  const done = editDonation(database(), actor, id, submission.value);
  if (done.ok) {
    const { words, tone } = savedAgain(translator(handoverText, language), t("page.saved"), done);
    return redirectWithNotice(`/donations/${id}`, words, tone);
  }
  if (done.why === "donation.why.notFound") throw notFound();
  const field = fieldOf[done.why];
  const reply = field ? { fieldErrors: { [field]: [done.why] } } : { formErrors: [done.why as string] };
  return refuse(
    actor,
    { event: "donation.changed", subject: donationSubject(found.donation), why: done.why },
    { lastResult: submission.reply(reply) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditDonation() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(donationText);
  const h = useText(handoverText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/donations" },
          { label: d.short, to: `/donations/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
      />
      {d.scanned && d.details && <Note tone="warn">{h("sign.scanThen")}</Note>}
      {d.signed > 0 && d.details && <Note tone="warn">{h("sign.signedThen", { count: d.signed })}</Note>}
      {d.details ? (
        <DonationForm
          initial={d.initial}
          lastResult={result?.lastResult}
          open={d.open}
          submit={t("form.save")}
          cancelHref={`/donations/${d.id}`}
        />
      ) : (
        <Note tone="warn">{t("donation.why.settled")}</Note>
      )}
    </>
  );
}
