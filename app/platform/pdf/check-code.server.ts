import { createHmac } from "node:crypto";
import { secrets } from "~/platform/keys.server";

/**
 * Check code of a paper (PAPER §5): the first eight hex digits of HMAC-SHA-256 over what is printed. A paper printed
 * before a correction shows another code than the record does now.
 */
export function paperCode(kind: string, printed: unknown): string {
  const hex = createHmac("sha256", secrets().indexKey)
    .update(`paper ${kind}\n${JSON.stringify(printed)}`)
    .digest("hex")
    .slice(0, 8)
    .toUpperCase();
  return `${hex.slice(0, 4)} ${hex.slice(4)}`;
}

/**
 * What stands in the place of an address on papers that are not issued and frozen: the public check knows certificates
 * and loan papers, and the pages of the office open to its staff only. The log holds the code of every paper printed.
 */
export const checkWithOffice = "校验码可向出具单位核对";
