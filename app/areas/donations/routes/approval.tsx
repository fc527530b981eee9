import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { readScannedPaper } from "~/platform/pictures/read-picture.server";
import { personName } from "~/platform/search/place-name";
import { approvalScanOf, keepApprovalScan } from "../approval-scan.server";
import { donationSubject } from "../donation-name";
import { findDonation } from "../donation-queries.server";
import { type DonationState, type Road, whyNotApprovalScan } from "../donation-state";
import { approvalText } from "../text/approval";
import { ApprovalPage } from "../ui/approval-page";

/** The approval of a disposal of the bureau's own things, as the paper that came. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const found = findDonation(db, actor, idFrom(params.donationId));
  if (found?.donation.road !== "bureau") throw notFound();
  const { donation: d, lines, whole } = found;
  const language = await languageOf(request);
  const t = translator(approvalText, language);
  const scan = approvalScanOf(db, d.id);
  const mayEdit =
    whole &&
    (lines.length === 0
      ? can(actor, "donation.edit")
      : lines.every((l) => can(actor, "donation.edit", l.holder.villageId)));
  return {
    id: d.id,
    short: d.title,
    title: t("title"),
    number: d.approvalNumber,
    on: d.approvedOn && longDay(d.approvedOn, language),
    scan: scan
      ? t("there", {
          when: instantText(scan.addedAt, language),
          name: personName(scan.addedByName, language),
        })
      : null,
    picture: scan !== undefined && scan.type !== "application/pdf",
    mayKeep:
      mayEdit && whyNotApprovalScan(d.road as Road, d.state as DonationState, scan !== undefined) === null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const id = idFrom(params.donationId);
  const found = findDonation(db, actor, id);
  if (found?.donation.road !== "bureau") throw notFound();
  const t = translator(approvalText, await languageOf(request));
  const read = await readScannedPaper((await request.formData()).get("scan"));
  if (!read.ok) return data({ why: t(read.why) }, { status: 400 });
  const done = keepApprovalScan(db, actor, id, read.scan);
  if (done.ok) return redirectWithNotice(`/donations/${id}/approval`, t("kept"));
  if (done.why === "donation.why.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "donation.approval-scan-kept",
      subject: donationSubject(found.donation),
      why: done.why,
    },
    { why: t(done.why) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Approval() {
  return <ApprovalPage page={useLoaderData<typeof loader>()} why={useActionData<typeof action>()?.why} />;
}
