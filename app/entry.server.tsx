import { randomBytes } from "node:crypto";
import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { clientAddress } from "~/platform/http/client-address.server";
import { noPage } from "~/platform/http/no-page.server";
import { NonceContext } from "~/platform/http/nonce";
import { dataScripts } from "~/platform/http/page-data.server";
import { requestNumber } from "~/platform/http/request-number.server";
import { securityHeaders } from "~/platform/http/security-headers.server";
import { log, withoutIdNumbers } from "~/platform/log.server";

export { lifecycle } from "./lifecycle.server";

/** Remix breaks off the data of a page by the clock, after five seconds: with many at work that left half a page. */
export const streamTimeout = 120_000;

/**
 * One page, answered whole. No page of ours waits for a part of itself, so it is rendered as one string, and its data
 * are put below it here: React's streams cost a fifth of a page, and its string renderer leaves Remix's data out
 * without a word (decision 022).
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  const nonce = randomBytes(16).toString("base64");
  for (const [name, value] of Object.entries(securityHeaders(nonce, isSecure(request))))
    headers.set(name, value);
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (status >= 400 && status < 500) noteRefusal(request, status);
  const data = context.serverHandoffStream ? await new Response(context.serverHandoffStream).text() : "";
  let page: string;
  try {
    page = renderToString(
      <NonceContext.Provider value={nonce}>
        <RemixServer
          context={{ ...context, serverHandoffStream: undefined }}
          url={request.url}
          nonce={nonce}
        />
      </NonceContext.Provider>,
    );
  } catch (error) {
    // Remix renders the page of the error next; when that page is the one that broke, there is none.
    if (!context.staticHandlerContext.errors) throw error;
    log().error({ err: error, number: requestNumber(request) }, "page did not render");
    return noPage();
  }
  const scripts = context.renderMeta?.didRenderScripts ? dataScripts(data, nonce) : "";
  return new Response(`<!DOCTYPE html>${page}${scripts}`, { status, headers });
}

/** An error page shows the number of its request; the log tells which one that was. */
function noteRefusal(request: Request, status: number): void {
  const number = requestNumber(request);
  const path = withoutIdNumbers(new URL(request.url).pathname);
  log().info({ number, path, method: request.method, status, address: clientAddress(request) }, "answered");
}

/** Data answers carry the same headers as pages. */
export function handleDataRequest(response: Response, { request }: { request: Request }) {
  for (const [name, value] of Object.entries(securityHeaders(null, isSecure(request)))) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  return response;
}

/** The unexpected: logged once, with the number the error page shows. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted) return;
  const path = new URL(request.url).pathname;
  log().error(
    {
      number: requestNumber(request),
      path: withoutIdNumbers(path),
      method: request.method,
      address: clientAddress(request),
      err: error,
    },
    "request failed",
  );
}

const isSecure = (request: Request) => new URL(request.url).protocol === "https:";
