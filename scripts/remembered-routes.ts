import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * The router makes its routes for each page anew, sorts them and tries the pattern of every one at each of some six
 * matches that a page takes: with 330 routes a third of the server's time (profiles of 50 pages at once, and of one page
 * after another). The routes of a running server stay as they are: it remembers them, sorted and by their first word.
 * A version of the router that is written otherwise fails the build.
 */
export const rememberedRoutes: Plugin = {
  name: "remembered-routes",
  setup(build) {
    const files =
      /(@remix-run[\\/]router[\\/]dist[\\/]router(\.cjs)?|@remix-run[\\/]react[\\/]dist[\\/](esm[\\/])?routes|react-router-dom[\\/]server)\.m?js$/;
    build.onLoad({ filter: files }, ({ path }) => ({
      contents: remembering(readFileSync(path, "utf8"), path),
      loader: "js",
    }));
  },
};

type Edit = readonly [from: string, to: string];

const match: readonly Edit[] = [
  ["let branches = flattenRoutes(routes);\n  rankRouteBranches(branches);\n", ""],
  [
    "let decoded = decodePath(pathname);",
    "let decoded = decodePath(pathname);\n  let branches = branchesFor(routes, decoded);",
  ],
  [
    "function compilePath(path, caseSensitive, end) {",
    `const sortedBranches = new WeakMap();
/** In their order: those that begin with the same word, and those that may begin with any. */
function branchesFor(routes, pathname) {
  const firstOf = (path) => (path.split("/")[1] ?? "").toLowerCase();
  let known = sortedBranches.get(routes);
  if (!known) {
    const branches = flattenRoutes(routes);
    rankRouteBranches(branches);
    const anyWord = (first) => first === "" || first === "*" || first.startsWith(":");
    const byWord = new Map();
    for (const word of new Set(branches.map((b) => firstOf(b.path))))
      byWord.set(word, branches.filter((b) => firstOf(b.path) === word || anyWord(firstOf(b.path))));
    known = { byWord, others: branches.filter((b) => anyWord(firstOf(b.path))) };
    sortedBranches.set(routes, known);
  }
  return known.byWord.get(firstOf(pathname)) ?? known.others;
}
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
  ],
];

const ofServer: readonly Edit[] = [
  [
    "function createServerRoutes(manifest,",
    `const serverRoutes = new WeakMap();
function createServerRoutes(manifest, routeModules, future, isSpaMode) {
  let routes = serverRoutes.get(manifest);
  if (!routes) {
    routes = createServerRoutesAnew(manifest, routeModules, future, isSpaMode);
    serverRoutes.set(manifest, routes);
  }
  return routes;
}
function createServerRoutesAnew(manifest,`,
  ],
  ["let children = createServerRoutes(", "let children = createServerRoutesAnew("],
];

const ofPage: readonly Edit[] = [
  ["function createStaticRouter(", "const routesOfPages = new WeakMap();\nfunction createStaticRouter("],
  [
    "let manifest = {};\n  let dataRoutes = ",
    "let known = routesOfPages.get(routes);\n  let manifest = known?.manifest ?? {};\n  let dataRoutes = known?.dataRoutes ?? ",
  ],
  [
    "// Because our context matches may be from a framework-agnostic set of",
    "if (!known) routesOfPages.set(routes, { manifest, dataRoutes });\n  // Because our context matches may be from a framework-agnostic set of",
  ],
];

/** The source of a part of the router with its memory in it. Throws when it is not the source that is known. */
export function remembering(source: string, file: string): string {
  const edits = /routes\.js$/.test(file) ? ofServer : /server\.m?js$/.test(file) ? ofPage : match;
  let text = source;
  for (const [from, to] of edits) {
    if (text.split(from).length !== 2) throw new Error(`${file}: the router is written otherwise: ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}
