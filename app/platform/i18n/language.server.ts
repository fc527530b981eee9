import { createCookie } from "@remix-run/node";
import { type Language, languages } from "./text";

export const languageCookie = createCookie("qihang-language", {
  path: "/",
  sameSite: "lax",
  httpOnly: true,
  maxAge: 31_536_000,
});

/** Language of a request: the cookie, else Chinese. */
export async function languageOf(request: Request): Promise<Language> {
  const value: unknown = await languageCookie.parse(request.headers.get("Cookie"));
  return languages.find((l) => l === value) ?? "zh";
}
