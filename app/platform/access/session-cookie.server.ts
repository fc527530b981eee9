import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "~/platform/env.server";
import { secrets } from "~/platform/keys.server";

/** Cookies need TLS except in the demo and where QIHANG_INSECURE_HTTP=1 was asked for. */
export const secureCookies = (): boolean =>
  env().QIHANG_MODE === "production" && env().QIHANG_INSECURE_HTTP !== "1";

export const cookiePrefix = "qihang";
const prefixed = (name: string) => `${secureCookies() ? "__Secure-" : ""}${cookiePrefix}.${name}`;
export const sessionCookieName = () => prefixed("session_token");
export const challengeCookieName = () => prefixed("two_factor");

/** The format of better-auth: `value.signature`, HMAC-SHA256 in base64, percent-encoded. */
const signature = (value: string): Buffer =>
  createHmac("sha256", secrets().authSecret).update(value).digest();

export const signedValue = (value: string): string =>
  encodeURIComponent(`${value}.${signature(value).toString("base64")}`);

/** The value of a signed cookie; null when it is absent or its signature is not ours. */
export function readSignedCookie(request: Request, name: string): string | null {
  const cookies = request.headers.get("Cookie");
  if (!cookies) return null;
  const start = `${name}=`;
  for (const part of cookies.split(";")) {
    const item = part.trim();
    if (item.startsWith(start)) return verified(item.slice(start.length));
  }
  return null;
}

function verified(encoded: string): string | null {
  let text: string;
  try {
    text = decodeURIComponent(encoded);
  } catch {
    return null;
  }
  const dot = text.lastIndexOf(".");
  if (dot < 1) return null;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), "base64");
  const right = signature(value);
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

/** Set-Cookie lines that take every cookie of the session out of the browser. */
export function endedCookies(): Headers {
  const headers = new Headers();
  const rest = `Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secureCookies() ? "; Secure" : ""}`;
  for (const name of [sessionCookieName(), challengeCookieName()])
    headers.append("Set-Cookie", `${name}=; ${rest}`);
  return headers;
}
