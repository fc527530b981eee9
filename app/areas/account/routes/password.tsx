import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { findSession } from "~/platform/access/session.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseLogged } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Note, Sheet } from "~/ui/sheet";
import { passwordForm } from "../account-forms";
import { changePassword } from "../change-password.server";
import { ownSubject } from "../own-subject";
import { refusalText, tooMany } from "../sign-in-message";
import { accountText } from "../text";
import { AccountFrame } from "../ui/account-frame";
import { PasswordField } from "../ui/password-field";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request, { beforePasswordChange: true });
  return {
    name: personName(person.name, await languageOf(request)),
    username: person.username,
    forced: findSession(request)?.mustChangePassword === true,
    title: translator(accountText, await languageOf(request))("password.title"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request, { beforePasswordChange: true });
  const form = parseWithZod(await request.formData(), { schema: passwordForm });
  if (form.status !== "success") return data({ errors: form.error ?? {} }, { status: 400 });
  const t = translator(accountText, await languageOf(request));
  const forced = findSession(request)?.mustChangePassword === true;
  const result = await changePassword(database(), person, form.value);
  if (result.ok) {
    const text = result.ended > 0 ? t("password.doneEnded", { count: result.ended }) : t("password.done");
    return redirectWithNotice(forced ? "/" : "/account", text);
  }
  if (result.why === "signIn.locked" || result.why === "signIn.limited" || result.why === "password.wrong") {
    const errors = { current: [refusalText(t, result)] };
    return tooMany(result.why) ? data({ errors }, { status: 429 }) : refuseLogged({ errors });
  }
  return refuse(
    person,
    { event: "password.changed", subject: ownSubject(person), why: result.why },
    { errors: { next: [result.why] } },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Password() {
  const me = useLoaderData<typeof loader>();
  const t = useText(accountText);
  const messages = useMessages(accountText);
  const errors: Record<string, string[] | null> = useActionData<typeof action>()?.errors ?? {};
  const shown = (name: string) => messages(errors[name] ?? undefined);
  return (
    <AccountFrame tab="password" name={me.name} username={me.username}>
      <div className="form stack">
        {me.forced && <Note tone="warn">{t("password.forced")}</Note>}
        <Sheet title={t("password.title")} pad>
          <form method="post">
            <input type="text" name="username" value={me.username} autoComplete="username" readOnly hidden />
            <PasswordField
              id="current"
              label={t("password.current")}
              autoComplete="current-password"
              errors={shown("current")}
            />
            <PasswordField
              id="next"
              label={t("password.next")}
              help={t("password.nextHelp")}
              autoComplete="new-password"
              errors={shown("next")}
            />
            <PasswordField
              id="repeat"
              label={t("password.repeat")}
              autoComplete="new-password"
              errors={shown("repeat")}
            />
            <button type="submit" className="btn pri mt4">
              {t("password.submit")}
            </button>
          </form>
        </Sheet>
      </div>
    </AccountFrame>
  );
}
