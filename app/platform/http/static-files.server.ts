import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

interface StaticFile {
  type: string;
  forever: boolean;
  plain: Buffer;
  gz?: Buffer;
  br?: Buffer;
}

/** Serves a folder read into memory once, compressed beforehand by the build. @returns false when the path is not in it. */
export function staticFiles(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const files = new Map<string, StaticFile>();
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  for (const entry of all) {
    const full = path.join(entry.parentPath, entry.name);
    const extension = path.extname(entry.name);
    if (!types[extension]) continue;
    const url = `/${path.relative(folder, full).split(path.sep).join("/")}`;
    const packed = (suffix: string) => {
      const name = `${entry.name}${suffix}`;
      return all.some((e) => e.parentPath === entry.parentPath && e.name === name)
        ? readFileSync(`${full}${suffix}`)
        : undefined;
    };
    files.set(url, {
      type: types[extension],
      forever: url.startsWith("/assets/"),
      plain: readFileSync(full),
      gz: packed(".gz"),
      br: packed(".br"),
    });
  }
  return (req, res) => {
    if (req.method !== "GET" && req.method !== "HEAD") return false;
    const file = files.get((req.url ?? "").split("?", 1)[0] ?? "");
    if (!file) return false;
    const accepts = String(req.headers["accept-encoding"] ?? "");
    const [encoding, body] =
      file.br && accepts.includes("br")
        ? ["br", file.br]
        : file.gz && accepts.includes("gzip")
          ? ["gzip", file.gz]
          : [null, file.plain];
    res.setHeader("Content-Type", file.type);
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("Vary", "Accept-Encoding");
    res.setHeader(
      "Cache-Control",
      file.forever ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    );
    if (encoding) res.setHeader("Content-Encoding", encoding);
    res.setHeader("Content-Length", (body as Buffer).length);
    res.end(req.method === "HEAD" ? undefined : body);
    return true;
  };
}
