import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { editStaff } from "../edit-staff.server";
import { detailsForm } from "../staff-forms";
import { findStaff } from "../staff-queries.server";
import { adminText } from "../text";
import { StaffDetailsForm } from "../ui/staff-details-form";
import { StaffHead } from "../ui/staff-head";

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "staff.manage");
  const person = findStaff(database(), params.username ?? "");
  if (!person) throw notFound();
  const { name, post, phone } = person;
  const title = translator(adminText, await languageOf(request))("details.title", { name });
  return { title, username: params.username ?? "", name, post, phone };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const username = params.username ?? "";
  const submission = parseWithZod(await request.formData(), { schema: detailsForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  if (!editStaff(database(), actor, { username, ...submission.value }).ok) throw notFound();
  const t = translator(adminText, await languageOf(request));
  return redirectWithNotice(`/admin/staff/${username}`, t("details.saved"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function StaffDetails() {
  const person = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(adminText);
  return (
    <>
      <StaffHead {...person} />
      <Sheet pad className="form">
        <StaffDetailsForm
          lastResult={result?.lastResult}
          person={person}
          submit={t("details.submit")}
          cancelHref={`/admin/staff/${person.username}`}
        />
      </Sheet>
    </>
  );
}
