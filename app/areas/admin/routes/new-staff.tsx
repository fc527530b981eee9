import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { Sheet } from "~/ui/sheet";
import { createStaff } from "../create-staff.server";
import { newStaffForm } from "../staff-forms";
import { adminText } from "../text";
import { StaffDetailsForm } from "../ui/staff-details-form";
import { TemporaryPassword } from "../ui/temporary-password";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "staff.manage");
  return { title: translator(adminText, await languageOf(request))("newStaff.title") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const submission = parseWithZod(await request.formData(), { schema: newStaffForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const result = await createStaff(database(), actor, submission.value);
  if (!result.ok) {
    const lastResult = submission.reply({ fieldErrors: { username: [result.why] } });
    const { username, name } = submission.value;
    return refuse(
      actor,
      { event: "staff.created", subject: { kind: "username", id: username, label: name }, why: result.why },
      { lastResult },
    );
  }
  // Not a redirect: the temporary password is in this one answer, in no URL and no cookie.
  return data({
    made: { name: submission.value.name, username: result.username, password: result.temporaryPassword },
  });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewStaff() {
  const t = useText(adminText);
  const result = useActionData<typeof action>();
  const crumbs = [{ label: t("staff.title"), to: "/admin/staff" }];
  if (result && "made" in result) {
    return (
      <>
        <PageHead crumbs={crumbs} title={t("newStaff.made", { name: result.made.name })} />
        <TemporaryPassword {...result.made} isNew />
      </>
    );
  }
  return (
    <>
      <PageHead crumbs={crumbs} title={t("newStaff.title")} facts={[t("newStaff.help")]} />
      <Sheet pad className="form">
        <StaffDetailsForm lastResult={result?.lastResult} withUsername submit={t("newStaff.submit")} />
      </Sheet>
    </>
  );
}
