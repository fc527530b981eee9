import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openSessions } from "~/areas/account/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { resetPassword } from "../reset-password.server";
import { reasonForm } from "../staff-forms";
import { findStaff } from "../staff-queries.server";
import { adminText } from "../text";
import { StaffHead } from "../ui/staff-head";
import { TemporaryPassword } from "../ui/temporary-password";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const db = database();
  const person = findStaff(db, params.username ?? "");
  if (!person) throw notFound();
  return {
    title: translator(adminText, await languageOf(request))("resetPassword.title", { name: person.name }),
    username: params.username ?? "",
    name: person.name,
    phone: person.phone,
    own: person.id === actor.userId,
    fresh: person.lastSignedInAt === null,
    sessions: openSessions(db, person.id).length,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const username = params.username ?? "";
  const submission = parseWithZod(await request.formData(), { schema: reasonForm });
  if (submission.status !== "success")
    return data({ errors: submission.error?.reason ?? [] }, { status: 400 });
  const result = await resetPassword(database(), actor, {
    username,
    ...submission.value,
  });
  // Not a redirect: the temporary password is in this one answer, in no URL and no cookie.
  if (result.ok) return data({ password: result.temporaryPassword });
  if (result.why === "notFound") throw notFound();
  const subject = { kind: "user", id: username, label: findStaff(database(), username)?.name };
  return refuse(actor, { event: "password.reset", subject, why: result.why }, { errors: [result.why] });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function StaffPassword() {
  const person = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(adminText);
  const messages = useMessages(adminText);
  return (
    <>
      <StaffHead {...person} />
      {result && "password" in result ? (
        <TemporaryPassword name={person.name} username={person.username} password={result.password} />
      ) : person.own ? (
        <Note>
          {t("resetPassword.own")} <a href="/account/password">{t("resetPassword.submit")}</a>
        </Note>
      ) : (
        <Sheet pad className="form">
          <p className="ink2">
            {t(person.fresh ? "resetPassword.first" : "resetPassword.what", { count: person.sessions })}
          </p>
          <div className="mt3">
            <Note tone="warn">
              {person.phone
                ? t("resetPassword.check", { phone: person.phone })
                : t("resetPassword.checkNoPhone")}
            </Note>
          </div>
          <form method="post" className="mt4">
            <TextField
              id="reason"
              name="reason"
              label={t("resetPassword.reason")}
              errors={messages(result && "errors" in result ? result.errors : undefined)}
              maxLength={200}
              autoComplete="off"
              required
            />
            <div className="row mt4">
              <button type="submit" className="btn pri">
                {t("resetPassword.submit")}
              </button>
              <a className="btn" href={`/admin/staff/${person.username}`}>
                {t("person.cancel")}
              </a>
            </div>
          </form>
        </Sheet>
      )}
    </>
  );
}
