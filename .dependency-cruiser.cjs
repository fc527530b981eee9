/** Who may import whom: the six rules of the house, and no cycles. Each is proved by tests/architecture. */
const tests = "(\\.test\\.tsx?$|^tests/)";
const value = { dependencyTypesNot: ["type-only"] };

module.exports = {
  forbidden: [
    {
      name: "1-nothing-imports-a-route",
      comment: "Routes are leaves; only app/routes.ts and tests name them.",
      severity: "error",
      from: { pathNot: `(^app/routes\\.ts$|${tests})` },
      to: { path: "^app/areas/[^/]+/routes/" },
    },
    {
      name: "2-looks-know-no-data",
      comment: "ui/ folders import no database and no .server file.",
      severity: "error",
      from: { path: "^app/(ui|areas/[^/]+/ui)/", pathNot: tests },
      to: { path: "(^db/|\\.server(\\.|$))", ...value },
    },
    {
      name: "2-kit-stands-alone",
      comment: "The kit knows neither areas nor platform.",
      severity: "error",
      from: { path: "^app/ui/", pathNot: tests },
      to: { path: "^app/(areas|platform)/" },
    },
    {
      name: "3-papers-are-pure",
      comment: "pdf/ draws from plain data.",
      severity: "error",
      from: { path: "^app/(areas/[^/]+/pdf|platform/pdf)/", pathNot: `(${tests}|\\.server\\.ts$)` },
      to: { path: "(^db/|\\.server(\\.|$)|(^|/)node_modules/(@remix-run|react)(/|$))", ...value },
    },
    {
      name: "3-nouns-are-pure",
      comment: "A noun's words and rules know no database, no request and no React.",
      severity: "error",
      from: { path: "^app/areas/[^/]+/(engine/)?[^/]+\\.ts$", pathNot: `(\\.server\\.ts$|${tests})` },
      to: {
        path: "(^db/client|\\.server(\\.|$)|(^|/)node_modules/(@remix-run|react|better-sqlite3|drizzle-orm)(/|$))",
        ...value,
      },
    },
    {
      name: "4-areas-enter-by-the-front-door",
      comment: "Another area is entered only by its index.ts or index.server.ts.",
      severity: "error",
      from: { path: "^app/areas/([^/]+)/", pathNot: tests },
      to: { path: "^app/areas/[^/]+/", pathNot: "^app/areas/($1/|[^/]+/index(\\.server)?\\.ts$)" },
    },
    {
      name: "4-nobody-enters-reports",
      comment:
        "Reports read all areas; only their words are read, what puts the product together fills and runs them, and the bench measures them.",
      severity: "error",
      from: { pathNot: `(^app/areas/reports/|^app/[^/]+\\.ts$|^scripts/bench/|${tests})` },
      to: { path: "^app/areas/reports/", pathNot: "^app/areas/reports/index\\.ts$" },
    },
    {
      name: "4-no-cycles",
      severity: "error",
      from: { pathNot: tests },
      to: { circular: true, viaOnly: value },
    },
    {
      name: "5-platform-knows-no-area",
      severity: "error",
      from: { path: "^app/platform/", pathNot: tests },
      to: { path: "^app/areas/" },
    },
    {
      name: "5-db-knows-no-app",
      severity: "error",
      from: { path: "^db/", pathNot: tests },
      to: { path: "^app/" },
    },
    {
      name: "6-request-stops-at-the-route",
      comment: "Below a route there are db, actor and plain values: nothing of the web.",
      severity: "error",
      from: { path: "^app/areas/", pathNot: `(/routes/|/ui/|${tests})` },
      to: { path: "(^|/)node_modules/@remix-run/(node|server-runtime)(/|$)", ...value },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
