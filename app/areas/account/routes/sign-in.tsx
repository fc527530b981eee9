import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { demoPassword, demoStaff } from "db/seed/staff";
import { findSignedIn } from "~/platform/access/session.server";
import { database } from "~/platform/database.server";
import { isDemo } from "~/platform/env.server";
import { clientAddress } from "~/platform/http/client-address.server";
import { safePath } from "~/platform/http/safe-path";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { signIn } from "../sign-in.server";
import { accountText } from "../text";
import { SignInPage } from "../ui/sign-in-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  if (await findSignedIn(request)) throw redirect(to);
  const demo = isDemo()
    ? {
        password: demoPassword,
        accounts: demoStaff.map(({ username, name, role }) => ({ username, name, role })),
      }
    : null;
  return {
    to,
    demo,
    again: new URL(request.url).searchParams.has("again"),
    title: translator(accountText, await languageOf(request))("signIn.title"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const username = String(form.get("username") ?? "");
  const password = String(form.get("password") ?? "");
  const to = safePath(String(form.get("to") ?? "/"));
  const t = translator(accountText, await languageOf(request));
  if (!username.trim() || !password) return data({ username, error: t("signIn.missing") }, { status: 400 });
  const result = await signIn(database(), {
    username,
    password,
    address: clientAddress(request),
    userAgent: request.headers.get("user-agent") ?? "",
  });
  const headers = new Headers();
  if (result.ok) {
    for (const cookie of result.cookies) headers.append("Set-Cookie", cookie);
    return redirect(to, { status: 303, headers });
  }
  if ("secondFactor" in result) {
    for (const cookie of result.secondFactor) headers.append("Set-Cookie", cookie);
    return redirect(`/sign-in/code?${new URLSearchParams({ to })}`, { status: 303, headers });
  }
  const error =
    result.why === "signIn.locked"
      ? t("signIn.locked", { time: new Date(result.until + 8 * 3_600_000).toISOString().slice(11, 16) })
      : t("signIn.wrong");
  return data({ username, error }, { status: result.why === "signIn.locked" ? 429 : 422 });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function SignIn() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <SignInPage {...loaded} username={result?.username} error={result?.error} />;
}
