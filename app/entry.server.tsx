import { randomBytes } from "node:crypto";
import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { clientAddress } from "~/platform/http/client-address.server";
import { noPage } from "~/platform/http/no-page.server";
import { NonceContext } from "~/platform/http/nonce";
import { whole } from "~/platform/http/page-body.server";
import { patience } from "~/platform/http/patience.server";
import { requestNumber } from "~/platform/http/request-number.server";
import { securityHeaders } from "~/platform/http/security-headers.server";
import { log, withoutIdNumbers } from "~/platform/log.server";

export { lifecycle } from "./lifecycle.server";

/** Seconds that a page may wait for its data; what others take of the process does not count. */
const secondsToRender = 10;

/** Remix breaks off the data of a page by the clock, after five seconds: with many at work that left half a page. */
export const streamTimeout = 120_000;

/** One page, answered whole: pages are small, and one buffer costs less than a stream of pieces (MEASURES). */
export default function handleRequest(
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
  return new Promise<Response>((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          stop();
          // Half a page is no answer: the frame would stand there without what was asked for, and without a number.
          if (given || failed) return resolve(noPage(given ? 503 : 500));
          pipe(whole((body) => resolve(new Response(body, { status, headers }))));
        },
        onShellError(error) {
          stop();
          if (given) resolve(noPage(503));
          else reject(error);
        },
        onError(error: unknown) {
          failed = true;
          log().error({ err: error, number: requestNumber(request) }, "page did not render");
        },
      },
    );
    let given = false;
    const stop = patience(secondsToRender, () => {
      given = true;
      abort();
    });
  });
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
