import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Result } from "./targets";

interface Module {
  module: string;
  imports?: string[];
}
interface Manifest {
  entry: Module;
  routes: Record<string, Module & { id: string; parentId?: string; path?: string }>;
}

/** The modules a browser loads for a page: entry, every route from the root down to it, and what they import. */
export function modulesOf(manifest: Manifest, routePath: string): string[] {
  const modules = new Set<string>([manifest.entry.module, ...(manifest.entry.imports ?? [])]);
  let route = Object.values(manifest.routes).find((r) => r.path === routePath);
  if (!route) throw new Error(`no route ${routePath} in the manifest`);
  while (route) {
    for (const name of [route.module, ...(route.imports ?? [])]) modules.add(name);
    route = route.parentId ? manifest.routes[route.parentId] : undefined;
  }
  return [...modules];
}

/** Kilobytes (of 1,000) of the page's modules, each as gzip packs it. */
export function measureWeight(routePath: string, client = "build/client"): Result[] {
  const assets = path.join(client, "assets");
  const file = readdirSync(assets).find((name) => /^manifest-.*\.js$/.test(name));
  if (!file) throw new Error("no manifest: npm run build first");
  const text = readFileSync(path.join(assets, file), "utf8");
  const manifest = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Manifest;
  const modules = modulesOf(manifest, routePath);
  const bytes = modules.map((name) => gzipSync(readFileSync(path.join(client, name)), { level: 9 }).length);
  const total = bytes.reduce((sum, n) => sum + n, 0) / 1000;
  return [
    {
      key: "weight",
      median: total,
      least: total,
      most: total,
      note: `${modules.length} modules of /${routePath}`,
    },
  ];
}
