import { randomBytes } from "node:crypto";

/**
 * A number for each request, the same in the log and on an error page, to quote on the phone: 7F3A-91C2. The Node
 * server puts it into this header itself; what came from outside under the name is dropped.
 */
export const numberHeader = "x-qihang-number";

export function newRequestNumber(): string {
  const hex = randomBytes(4).toString("hex").toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

export const requestNumber = (request: Request): string => request.headers.get(numberHeader) ?? "";
