import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { languageCookie } from "~/platform/i18n/language.server";
import { languages } from "~/platform/i18n/text";

/** The language switch posts here from every page and goes back to where it was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = languages.find((l) => l === form.get("language")) ?? "zh";
  const to = String(form.get("to") ?? "/");
  const safe = /^\/(?![/\\])/.test(to) ? to : "/";
  return redirect(safe, { status: 303, headers: { "Set-Cookie": await languageCookie.serialize(language) } });
}

export const loader = () => redirect("/");

// A page, so that the framework's cross-origin check runs before the action (HOUSE: rules that save pain).
export default function Language() {
  return null;
}
