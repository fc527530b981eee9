import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openSessions } from "~/areas/account/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { TextAreaField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { deactivateStaff } from "../deactivate-staff.server";
import { reactivateStaff } from "../reactivate-staff.server";
import { deactivationForm } from "../staff-forms";
import { findStaff, grantsOf } from "../staff-queries.server";
import { staffSubject } from "../staff-subject";
import { adminText } from "../text";
import { StaffHead } from "../ui/staff-head";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const db = database();
  const person = findStaff(db, params.username ?? "");
  if (!person) throw notFound();
  const t = translator(adminText, await languageOf(request));
  const active = !person.banned;
  return {
    title: t(active ? "deactivation.title" : "deactivation.backTitle", { name: person.name }),
    username: params.username ?? "",
    name: person.name,
    active,
    own: person.id === actor.userId,
    sessions: openSessions(db, person.id).length,
    roles: grantsOf(db, person.id).length,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const db = database();
  const username = params.username ?? "";
  const t = translator(adminText, await languageOf(request));
  const person = findStaff(db, username);
  if (!person) throw notFound();
  const form = await request.formData();
  const back = form.get("step") === "back";
  const submission = parseWithZod(form, { schema: deactivationForm });
  if (!back && submission.status !== "success")
    return data({ errors: submission.error?.handover ?? [] }, { status: 400 });
  const result = back
    ? reactivateStaff(db, actor, username)
    : deactivateStaff(db, actor, {
        username,
        handover: submission.status === "success" ? submission.value.handover : "",
      });
  if (!result.ok) {
    if (result.why === "notFound") throw notFound();
    const event = back ? "staff.reactivated" : "staff.deactivated";
    return refuse(actor, { event, subject: staffSubject(person), why: result.why }, { errors: [result.why] });
  }
  const text = t(back ? "deactivation.backDone" : "deactivation.done", { name: person.name });
  return redirectWithNotice(`/admin/staff/${username}`, text);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function StaffDeactivation() {
  const person = useLoaderData<typeof loader>();
  const errors = useMessages(adminText)(useActionData<typeof action>()?.errors);
  const t = useText(adminText);
  const cancel = (
    <a className="btn" href={`/admin/staff/${person.username}`}>
      {t("person.cancel")}
    </a>
  );
  if (person.own) {
    return (
      <>
        <StaffHead {...person} />
        <Note>{t("deactivation.own")}</Note>
      </>
    );
  }
  return (
    <>
      <StaffHead {...person} />
      <Sheet pad className="form">
        <p className="ink2">
          {person.active ? t("deactivation.what", { count: person.sessions }) : t("deactivation.backWhat")}
        </p>
        <form method="post" className="mt4">
          {person.active ? (
            <TextAreaField
              id="handover"
              name="handover"
              label={t("deactivation.handover")}
              help={t("deactivation.handoverHelp")}
              errors={errors}
              maxLength={500}
              required
            />
          ) : (
            <>
              <input type="hidden" name="step" value="back" />
              {errors && <Note tone="bad">{errors.join(" ")}</Note>}
            </>
          )}
          <div className="row mt4">
            <button type="submit" className={person.active ? "btn danger" : "btn pri"}>
              {person.active
                ? t("deactivation.submit", { count: person.roles })
                : t("deactivation.backSubmit")}
            </button>
            {cancel}
          </div>
        </form>
      </Sheet>
    </>
  );
}
