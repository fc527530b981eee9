import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { remembering } from "./remembered-routes";

const file = "node_modules/@remix-run/router/dist/router.cjs.js";
const require = createRequire(import.meta.url);

type Match = (routes: object[], pathname: string) => { params: object }[] | null;
function matchRoutesOf(source: string): Match {
  const module = { exports: {} as { matchRoutes: Match } };
  new Function("module", "exports", "require", source)(module, module.exports, require);
  return module.exports.matchRoutes;
}

it("the router that remembers matches as the one that does not, the second time too", () => {
  const source = readFileSync(file, "utf8");
  const plain = matchRoutesOf(source);
  const remembers = matchRoutesOf(remembering(source, file));
  const routes = [
    { path: "people", children: [{ index: true }, { path: "new" }, { path: ":personId" }] },
    { path: "verify/:code?" },
    { path: ":word/list" },
    { path: "*" },
  ];
  const paths = [
    "/",
    "/people",
    "/People/new",
    "/people/7",
    "/people/8",
    "/people/list",
    "/verify",
    "/verify/x",
    "/a/b",
    "/a/list",
    "//people",
    "/%E6%9D%91/list",
  ];
  for (const pathname of paths)
    for (let time = 0; time < 2; time += 1)
      expect(remembers(routes, pathname)).toEqual(plain(routes, pathname));
  expect(remembers([{ path: "people/:id" }], "/people/7")?.[0]?.params).toEqual({ id: "7" });
});

it("all three files are as they are known", () => {
  for (const part of [
    "@remix-run/react/dist/routes.js",
    "@remix-run/react/dist/esm/routes.js",
    "react-router-dom/server.js",
  ])
    expect(remembering(readFileSync(`node_modules/${part}`, "utf8"), part)).toContain("WeakMap");
});

it("another router fails the build", () => {
  expect(() => remembering("function matchRoutes() {}", file)).toThrow(/written otherwise/);
});
