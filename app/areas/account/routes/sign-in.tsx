import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { demoPassword, demoStaff } from "db/seed/staff";
import { findHeldForm } from "~/platform/access/held-form.server";
import { findSignedIn } from "~/platform/access/session.server";
import { database } from "~/platform/database.server";
import { isDemo } from "~/platform/env.server";
import { clientAddress } from "~/platform/http/client-address.server";
import { refuseLogged } from "~/platform/http/refuse.server";
import { safePath } from "~/platform/http/safe-path";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { readSettings } from "~/platform/settings.server";
import { signIn } from "../sign-in.server";
import { refusalText, tooMany } from "../sign-in-message";
import { accountText } from "../text";
import { SignInPage } from "../ui/sign-in-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const to = safePath(query.get("to"));
  if (await findSignedIn(request)) throw redirect(to);
  const kept = Number(query.get("kept"));
  const { issuerName, idleMinutes } = readSettings(database());
  const language = await languageOf(request);
  return {
    to,
    issuerName,
    over: query.has("over")
      ? {
          ended: query.get("over") === "ended",
          idleMinutes,
          kept: kept > 0 && kept < 1000 ? Math.floor(kept) : 0,
        }
      : null,
    demo: isDemo() ? demoBox(query.get("as"), language) : null,
    title: translator(accountText, language)("signIn.title"),
  };
}

const demoBox = (chosen: string | null, language: Language) => ({
  password: demoPassword,
  chosen: demoStaff.find((person) => person.username === chosen)?.username ?? null,
  accounts: demoStaff.map(({ username, name, role }) => ({
    username,
    name: personName(name, language),
    role,
  })),
});

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const username = String(form.get("username") ?? "");
  const password = String(form.get("password") ?? "");
  const to = safePath(String(form.get("to") ?? "/"));
  const t = translator(accountText, await languageOf(request));
  if (!username.trim() || !password) return data({ username, error: t("signIn.missing") }, { status: 400 });
  const db = database();
  const result = await signIn(db, {
    username,
    password,
    address: clientAddress(request),
    userAgent: request.headers.get("user-agent") ?? "",
  });
  if (!result.ok && result.why !== "secondFactor") {
    const failed = { username, error: refusalText(t, result) };
    return tooMany(result.why) ? data(failed, { status: 429 }) : refuseLogged(failed);
  }
  const headers = new Headers();
  for (const cookie of result.cookies) headers.append("Set-Cookie", cookie);
  if (!result.ok) return redirect(`/sign-in/code?${new URLSearchParams({ to })}`, { status: 303, headers });
  return redirect(findHeldForm(db, result.account.id) ? "/resume" : to, { status: 303, headers });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function SignIn() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <SignInPage {...loaded} username={result?.username} error={result?.error} />;
}
