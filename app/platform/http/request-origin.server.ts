import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Env } from "~/platform/env.server";
import { addressList, plainAddress } from "./address-list";

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.split(",")[0]?.trim() || undefined;

/**
 * Reads under which origin the person sees us, and from which address they come. What a proxy forwards counts only
 * when the proxy is one of QIHANG_TRUSTED_PROXIES.
 * @returns a function that answers null when the Host header is missing or no host.
 */
export function originReader(env: Pick<Env, "QIHANG_TRUSTED_PROXIES">) {
  const trusted = addressList(env.QIHANG_TRUSTED_PROXIES) ?? (() => false);
  return (req: IncomingMessage): { url: string; address: string } | null => {
    const peer = plainAddress(req.socket.remoteAddress ?? "");
    const believed = trusted(peer);
    const host = (believed && first(req.headers["x-forwarded-host"])) || req.headers.host;
    const protocol = believed && first(req.headers["x-forwarded-proto"]) === "https" ? "https" : "http";
    if (!host || !/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host)) return null;
    const chain = believed
      ? String(req.headers["x-forwarded-for"] ?? "")
          .split(",")
          .map((a) => plainAddress(a.trim()))
          .filter((a) => isIP(a) !== 0)
      : [];
    // The last hop that is no proxy of ours is the person; what stands before it may be invented.
    const address = [...chain].reverse().find((a) => !trusted(a)) ?? peer;
    return { url: `${protocol}://${host}`, address };
  };
}
