import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findHeldForm } from "~/platform/access/held-form.server";
import { challengeCookieName, endedCookies, readSignedCookie } from "~/platform/access/session-cookie.server";
import { database } from "~/platform/database.server";
import { clientAddress } from "~/platform/http/client-address.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuseLogged } from "~/platform/http/refuse.server";
import { safePath } from "~/platform/http/safe-path";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { readSettings } from "~/platform/settings.server";
import { fewCodes } from "../recovery-codes";
import { findChallenged, signInWithCode } from "../sign-in-code.server";
import { refusalText, tooMany } from "../sign-in-message";
import { accountText } from "../text";
import { SignInCodePage } from "../ui/sign-in-code-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  const db = database();
  const person = findChallenged(db, readSignedCookie(request, challengeCookieName()));
  if (!person) throw redirect(`/sign-in?${new URLSearchParams({ to })}`);
  const language = await languageOf(request);
  const title = translator(accountText, language)("signIn.codeTitle");
  return { to, name: personName(person.name, language), title, issuerName: readSettings(db).issuerName };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const to = safePath(String(form.get("to") ?? "/"));
  const code = String(form.get("code") ?? "").trim();
  const t = translator(accountText, await languageOf(request));
  if (!code) return data({ error: t("signIn.codeMissing") }, { status: 400 });
  const db = database();
  const result = await signInWithCode(db, {
    code,
    challenge: readSignedCookie(request, challengeCookieName()),
    address: clientAddress(request),
    userAgent: request.headers.get("user-agent") ?? "",
  });
  if (result.ok) {
    const headers = new Headers();
    for (const cookie of result.cookies) headers.append("Set-Cookie", cookie);
    const next = findHeldForm(db, result.account.id) ? "/resume" : to;
    const { used, left } = result.recovery;
    const few = fewCodes(left);
    if (!used && !few) return redirect(next, { status: 303, headers });
    const text = t(used ? "signIn.recoveryLeft" : "signIn.recoveryFew", { count: left });
    return redirectWithNotice(next, text, few ? "warn" : "ok", headers);
  }
  if (result.why === "signIn.codeOver") {
    return redirectWithNotice(
      `/sign-in?${new URLSearchParams({ to })}`,
      t("signIn.codeOver"),
      "warn",
      endedCookies(),
    );
  }
  const failed = { error: refusalText(t, result) };
  return tooMany(result.why) ? data(failed, { status: 429 }) : refuseLogged(failed);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function SignInCode() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <SignInCodePage {...loaded} error={result?.error} />;
}
