import { createCookie, redirect } from "@remix-run/node";

/** One sentence for the next page, carried by a cookie: a redirect after a write says what was done. */
export interface Notice {
  tone: "ok" | "warn" | "bad";
  text: string;
}

const noticeCookie = createCookie("qihang-notice", {
  path: "/",
  sameSite: "lax",
  httpOnly: true,
  maxAge: 60,
});

export async function redirectWithNotice(
  to: string,
  text: string,
  tone: Notice["tone"] = "ok",
  headers = new Headers(),
) {
  headers.append("Set-Cookie", await noticeCookie.serialize({ tone, text } satisfies Notice));
  return redirect(to, { status: 303, headers });
}

export async function readNotice(request: Request): Promise<Notice | null> {
  const value: unknown = await noticeCookie.parse(request.headers.get("Cookie"));
  if (typeof value !== "object" || value === null || !("text" in value) || !("tone" in value)) return null;
  return { tone: value.tone as Notice["tone"], text: String(value.text) };
}

export const clearNotice = () => noticeCookie.serialize("", { maxAge: 0 });
