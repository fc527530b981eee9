import { readFileSync } from "node:fs";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { type Capability, capabilities } from "~/platform/access/capabilities";
import routes from "../../app/routes";

export interface RouteRow {
  /** `/training/:classId/edit` */
  path: string;
  file: string;
  hasLoader: boolean;
  hasAction: boolean;
  /** Capabilities that the loader or the action asks for by name. */
  loaderAsks: Capability[];
  actionAsks: Capability[];
}

/** Every route of app/routes.ts with what its file says about itself. */
export function routeTable(): RouteRow[] {
  const rows: RouteRow[] = [];
  const walk = (entries: readonly RouteConfigEntry[], above: string) => {
    for (const entry of entries) {
      const path = `${above}/${entry.path ?? ""}`.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
      if (entry.children) walk(entry.children, path);
      else rows.push(rowOf(path, entry.file));
    }
  };
  walk(routes as RouteConfigEntry[], "");
  return rows;
}

function rowOf(path: string, file: string): RouteRow {
  const source = readFileSync(`app/${file}`, "utf8");
  const part = (name: string) => {
    const at = source.search(new RegExp(`export (async )?(function|const) ${name}\\b`));
    if (at < 0) return null;
    const end = source.slice(at + 7).search(/\nexport /);
    return source.slice(at, end < 0 ? undefined : at + 7 + end);
  };
  const asks = (text: string | null): Capability[] =>
    [...(text ?? "").matchAll(/requireActor\(\s*request,\s*"([\w.-]+)"/g)]
      .map((m) => m[1] as Capability)
      .filter((c) => capabilities.includes(c));
  const [loader, action] = [part("loader"), part("action")];
  return {
    path,
    file,
    hasLoader: loader !== null,
    hasAction: action !== null,
    // A guard that loader and action share stands outside both.
    loaderAsks: loader === null || asks(loader).length > 0 ? asks(loader) : asks(source),
    actionAsks: action === null || asks(action).length > 0 ? asks(action) : asks(source),
  };
}
