import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findSignedIn } from "~/platform/access/session.server";
import { endedCookies } from "~/platform/access/session-cookie.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { safePath } from "~/platform/http/safe-path";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { signOut } from "../sign-out.server";
import { accountText } from "../text";

/** The sign-out button of the shell posts here, and a list that waits for somebody else (`to`: where they go on). */
export async function action({ request }: ActionFunctionArgs) {
  const person = await findSignedIn(request);
  if (person) signOut(database(), person);
  const t = translator(accountText, await languageOf(request));
  const to = new URL(request.url).searchParams.get("to");
  const next = to ? `/sign-in?${new URLSearchParams({ to: safePath(to) })}` : "/sign-in";
  return redirectWithNotice(next, t("account.signedOut"), "ok", endedCookies());
}

export const loader = () => redirect("/account");

// A page, so that the framework's cross-origin check runs before the action (HOUSE: rules that save pain).
export default function SignOut() {
  return null;
}
