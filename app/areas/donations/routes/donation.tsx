import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { changeDonationState } from "../change-donation-state.server";
import { donationSubject } from "../donation-name";
import { donationPage } from "../donation-page.server";
import { findDonation } from "../donation-queries.server";
import { donationStates, stepsFrom } from "../donation-state";
import { donationText } from "../text";
import { DonationPageView } from "../ui/donation-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const found = findDonation(database(), actor, idFrom(params.donationId));
  if (!found) throw notFound();
  return donationPage(database(), actor, found, await languageOf(request));
}

/** One step on: which right it takes depends on the step. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireActor(request, "donation.view");
  const id = idFrom(params.donationId);
  const found = findDonation(database(), viewer, id);
  if (!found) throw notFound();
  const form = await request.formData();
  const to = donationStates.find((s) => s === form.get("to"));
  const step = donationStates.flatMap((s) => stepsFrom(s)).find((s) => s.to === to);
  if (!to || !step) throw notFound();
  const actor = await requireActor(request, step.capability as "donation.edit");
  const t = translator(donationText, await languageOf(request));
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, 200) || undefined;
  const result = changeDonationState(database(), actor, id, to, {
    reason: text("reason"),
    approvalNumber: text("approvalNumber")?.slice(0, 60),
  });
  if (result.ok) return redirectWithNotice(`/donations/${id}`, t("page.moved", { state: t(`state.${to}`) }));
  if (result.why === "donation.why.notFound") throw notFound();
  const answer = {
    to,
    why: t(result.why),
    reason: text("reason") ?? "",
    typed: text("approvalNumber"),
  };
  if (result.why === "donation.why.reason") return data(answer, { status: 400 });
  if (result.why === "donation.why.fourEyes") return refuseSamePerson(answer);
  return refuse(
    actor,
    {
      event: "donation.state-changed",
      subject: donationSubject(found.donation),
      why: result.why,
      before: { state: `donation-${found.donation.state}` },
      after: { state: `donation-${to}` },
    },
    answer,
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function DonationRoute() {
  return <DonationPageView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
