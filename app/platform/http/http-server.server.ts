import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Env } from "~/platform/env.server";
import { addressHeader } from "./client-address.server";
import { originOf } from "./request-origin.server";
import { staticFiles } from "./static-files.server";

/** Largest body of a request: a roster or a photo with room to spare. */
export const bodyLimit = 12 * 1024 * 1024;

/** The web server around Remix: plain `node:http`, static files first, pages in one write (MEASURES: +75 % over Express). */
export function httpServer(build: ServerBuild, env: Env): http.Server {
  const handle = createRequestHandler(build, process.env.NODE_ENV ?? "production");
  const sendStatic = staticFiles("build/client");
  const server = http.createServer((req, res) => {
    if (sendStatic(req, res)) return;
    answer(req, res, handle, env).catch(() => {
      if (!res.headersSent) res.writeHead(500, { "Content-Type": "text/plain" });
      res.end();
    });
  });
  server.headersTimeout = 20_000;
  server.requestTimeout = 120_000;
  return server;
}

type Handle = ReturnType<typeof createRequestHandler>;

async function answer(req: IncomingMessage, res: ServerResponse, handle: Handle, env: Env): Promise<void> {
  const origin = originOf(req, env);
  if (!origin) return plain(res, 400, "Bad Request");
  const method = req.method ?? "GET";
  if (!["GET", "HEAD", "POST"].includes(method)) return plain(res, 405, "Method Not Allowed");
  if (method === "POST" && !sameOrigin(req, origin.url)) return plain(res, 403, "Cross-site request refused");
  if (Number(req.headers["content-length"] ?? 0) > bodyLimit) return plain(res, 413, "Payload Too Large");

  const controller = new AbortController();
  res.on("close", () => controller.abort());
  const request = new Request(new URL(req.url ?? "/", origin.url), {
    method,
    headers: headersOf(req, origin.address),
    signal: controller.signal,
    ...(method === "POST" ? { body: limited(req) as BodyInit, duplex: "half" } : {}),
  } as RequestInit);
  const response = await handle(request);
  await send(res, response, method === "HEAD");
}

/** Browsers say where a POST comes from; what comes from elsewhere, or does not say, is refused. */
function sameOrigin(req: IncomingMessage, origin: string): boolean {
  const from = req.headers.origin;
  if (from !== undefined) return from === origin;
  return req.headers["sec-fetch-site"] === "same-origin";
}

function headersOf(req: IncomingMessage, address: string): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (
      value === undefined ||
      name.startsWith(":") ||
      name.startsWith("x-forwarded") ||
      name === addressHeader
    )
      continue;
    for (const item of Array.isArray(value) ? value : [value]) headers.append(name, item);
  }
  headers.set(addressHeader, address);
  return headers;
}

/** A body that ends with an error once it passes the limit, however it was announced. */
function limited(req: IncomingMessage): ReadableStream {
  let size = 0;
  const checked = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > bodyLimit) controller.error(new Error("body over the limit"));
      else controller.enqueue(chunk);
    },
  });
  return (Readable.toWeb(req) as ReadableStream<Uint8Array>).pipeThrough(checked);
}

async function send(res: ServerResponse, response: Response, headOnly: boolean): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader("Set-Cookie", cookies);
  if (headOnly || !response.body) {
    res.end();
    return;
  }
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/") || type.includes("json") || type.includes("turbo")) {
    const body = Buffer.from(await response.arrayBuffer());
    res.setHeader("Content-Length", body.length);
    res.end(body);
    return;
  }
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    if (!res.write(chunk)) await new Promise((drained) => res.once("drain", drained));
  }
  res.end();
}

function plain(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  res.end(`${text}\n`);
}
