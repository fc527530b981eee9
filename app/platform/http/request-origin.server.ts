import type { IncomingMessage } from "node:http";
import type { Env } from "~/platform/env.server";

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.split(",")[0]?.trim() || undefined;

const plainAddress = (address: string) => address.replace(/^::ffff:/, "");

/**
 * Origin under which the person sees us, and the address they come from. What a proxy forwards counts only
 * when the proxy is one of QIHANG_TRUSTED_PROXIES.
 * @returns null when the Host header is missing or no host.
 */
export function originOf(req: IncomingMessage, env: Env): { url: string; address: string } | null {
  const peer = plainAddress(req.socket.remoteAddress ?? "");
  const trusted = env.QIHANG_TRUSTED_PROXIES.split(",")
    .map((a) => a.trim())
    .filter(Boolean);
  const believed = trusted.includes(peer);
  const host = (believed && first(req.headers["x-forwarded-host"])) || req.headers.host;
  const protocol = believed && first(req.headers["x-forwarded-proto"]) === "https" ? "https" : "http";
  if (!host || !/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host)) return null;
  const chain = believed
    ? String(req.headers["x-forwarded-for"] ?? "")
        .split(",")
        .map((a) => plainAddress(a.trim()))
        .filter(Boolean)
    : [];
  // The last hop that is no proxy of ours is the person; what stands before it may be invented.
  const address = [...chain].reverse().find((a) => !trusted.includes(a)) ?? peer;
  return { url: `${protocol}://${host}`, address };
}
