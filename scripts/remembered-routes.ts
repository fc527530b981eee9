import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * The router sorts all routes and compiles their patterns anew at each of some six matches that a page takes: with 300
 * routes a third of the server's time under load (profile of 50 pages at once). The routes of a running server stay as
 * they are, so it remembers both. A version of the router that is written otherwise fails the build.
 */
export const rememberedRoutes: Plugin = {
  name: "remembered-routes",
  setup(build) {
    build.onLoad({ filter: /@remix-run[\\/]router[\\/]dist[\\/]router(\.cjs)?\.js$/ }, ({ path }) => ({
      contents: remembering(readFileSync(path, "utf8"), path),
      loader: "js",
    }));
  },
};

/** The source of the router with both memories in it. Throws when it is not the source that is known. */
export function remembering(source: string, file: string): string {
  const sorted = "let branches = flattenRoutes(routes);\n  rankRouteBranches(branches);";
  const compile = "function compilePath(path, caseSensitive, end) {";
  for (const text of [sorted, compile])
    if (source.split(text).length !== 2) throw new Error(`${file}: the router is written otherwise: ${text}`);
  return source
    .replace(
      sorted,
      `let branches = sortedBranches.get(routes);
  if (!branches) {
    branches = flattenRoutes(routes);
    rankRouteBranches(branches);
    sortedBranches.set(routes, branches);
  }`,
    )
    .replace(
      compile,
      `const sortedBranches = new WeakMap();
const compiledPaths = new Map();
function compilePath(path, caseSensitive = false, end = true) {
  const key = \`\${caseSensitive} \${end} \${path}\`;
  let compiled = compiledPaths.get(key);
  if (!compiled) {
    if (compiledPaths.size > 5000) compiledPaths.clear();
    compiled = compilePathAnew(path, caseSensitive, end);
    compiledPaths.set(key, compiled);
  }
  return compiled;
}
function compilePathAnew(path, caseSensitive, end) {`,
    );
}
