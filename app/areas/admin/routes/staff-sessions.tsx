import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { endStaffSessions } from "../end-staff-sessions.server";
import { findStaff } from "../staff-queries.server";
import { adminText } from "../text";

/** The sheet of sessions on the page of an account posts here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const username = params.username ?? "";
  const which = String((await request.formData()).get("session") ?? "");
  const result = endStaffSessions(database(), actor, {
    username,
    which: which === "all" ? "all" : { id: which },
  });
  if (!result.ok) throw notFound();
  const t = translator(adminText, await languageOf(request));
  return redirectWithNotice(`/admin/staff/${username}`, t("person.endedSessions", { count: result.ended }));
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "staff.manage");
  if (!findStaff(database(), params.username ?? "")) throw notFound();
  return redirect(`/admin/staff/${params.username}`);
}

// A page, so that the framework's cross-origin check runs before the action (HOUSE: rules that save pain).
export default function StaffSessions() {
  return null;
}
