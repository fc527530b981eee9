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
import { RadioField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Note, Sheet } from "~/ui/sheet";
import { resetSecondFactor } from "../reset-second-factor.server";
import { resetSecondForm } from "../staff-forms";
import { findStaff } from "../staff-queries.server";
import { staffSubject } from "../staff-subject";
import { adminText } from "../text";
import { StaffHead } from "../ui/staff-head";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const db = database();
  const person = findStaff(db, params.username ?? "");
  if (!person) throw notFound();
  return {
    title: translator(adminText, await languageOf(request))("resetSecond.title", { name: person.name }),
    username: params.username ?? "",
    name: person.name,
    phone: person.phone,
    blocked:
      person.id === actor.userId ? ("own" as const) : person.twoFactorEnabled ? null : ("off" as const),
    sessions: openSessions(db, person.id).length,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const db = database();
  const username = params.username ?? "";
  const person = findStaff(db, username);
  if (!person) throw notFound();
  const t = translator(adminText, await languageOf(request));
  const submission = parseWithZod(await request.formData(), { schema: resetSecondForm });
  if (submission.status !== "success") return data({ errors: submission.error ?? {} }, { status: 400 });
  const result = resetSecondFactor(db, actor, { username, ...submission.value });
  if (!result.ok) {
    if (result.why === "notFound") throw notFound();
    return refuse(
      actor,
      {
        event: "second-factor.reset",
        subject: staffSubject(person),
        why: result.why,
        values: { name: person.name },
      },
      { errors: { how: [t(result.why, { name: person.name })] } },
    );
  }
  return redirectWithNotice(`/admin/staff/${username}`, t("resetSecond.done", { name: person.name }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function StaffSecondFactor() {
  const person = useLoaderData<typeof loader>();
  const errors: Record<string, string[] | null> = useActionData<typeof action>()?.errors ?? {};
  const t = useText(adminText);
  const messages = useMessages(adminText);
  const back = `/admin/staff/${person.username}`;
  return (
    <>
      <StaffHead {...person} />
      {person.blocked ? (
        <Note>
          {t(`resetSecond.${person.blocked}`, { name: person.name })}{" "}
          <a href={person.blocked === "own" ? "/account/second-factor" : back}>
            {person.blocked === "own" ? t("staff.second") : t("resetPassword.back", { name: person.name })}
          </a>
        </Note>
      ) : (
        <Sheet pad className="form">
          <p className="ink2">{t("resetSecond.what", { count: person.sessions })}</p>
          <div className="mt3">
            <Note tone="warn">
              {person.phone
                ? t("resetPassword.check", { phone: person.phone })
                : t("resetPassword.checkNoPhone")}
            </Note>
          </div>
          <form method="post" className="mt4">
            <RadioField
              name="how"
              label={t("resetSecond.how")}
              errors={messages(errors.how ?? undefined)}
              choices={[
                { value: "in-person", label: t("resetSecond.inPerson") },
                { value: "phone", label: t("resetSecond.phone"), disabled: !person.phone },
              ]}
            />
            <div className="f mt4">
              <TextField
                id="reason"
                name="reason"
                label={t("resetSecond.reason")}
                errors={messages(errors.reason ?? undefined)}
                maxLength={200}
                autoComplete="off"
                required
              />
            </div>
            <div className="row mt4">
              <button type="submit" className="btn pri">
                <Icon name="key-round" />
                {t("resetSecond.submit", { count: person.sessions })}
              </button>
              <a className="btn" href={back}>
                {t("person.cancel")}
              </a>
            </div>
          </form>
        </Sheet>
      )}
    </>
  );
}
