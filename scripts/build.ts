import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { noteBuilt } from "./install.mjs";
import { rememberedRoutes } from "./remembered-routes";

// Makes build/: the pages (Remix), the server with its packages and the workers (esbuild), and compressed copies
// of what is static.
const run = (command: string, args: string[]) => {
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync("build", { recursive: true, force: true });
run(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"]);

const node: BuildOptions = {
  outdir: "build",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  tsconfig: "tsconfig.json",
  logLevel: "warning",
  legalComments: "none",
  // Less to read at a start; names stay, for the log.
  minifySyntax: true,
  minifyWhitespace: true,
  define: { "process.env.NODE_ENV": '"production"' },
};

/** Native code, threads of their own, and what the first page does not need: read from node_modules when first used. */
const apart = ["better-auth", "better-sqlite3", "chinese-days", "exceljs", "pdfkit", "pinyin-pro", "piscina"];

const inOnePiece: BuildOptions = {
  ...node,
  splitting: true,
  external: apart,
  // What CommonJS packages expect around them. Its own names carry a mark: a module may call something of its own pathOf.
  banner: {
    js: [
      'import { createRequire as banner$require } from "node:module";',
      'import { fileURLToPath as banner$path } from "node:url";',
      "const require = banner$require(import.meta.url);",
      "const __filename = banner$path(import.meta.url);",
      'const __dirname = banner$path(new URL(".", import.meta.url));',
    ].join("\n"),
  },
};
// Reading several hundred small modules takes longer than running them: the server comes as three files.
await build({
  ...inOnePiece,
  entryPoints: { serve: "scripts/serve.ts", "server/index": "build/server/index.js" },
  chunkNames: "server/[name]-[hash]",
  plugins: [rememberedRoutes],
});
/** What `npm run` offers to whoever runs the product: scripts/tool.mjs. */
const tools = [
  "admin-create",
  "audit-verify",
  "backup",
  "certificate-check",
  "duplicates-check",
  "loan-work",
  "restore",
  "summary-check",
];
await build({
  ...inOnePiece,
  outdir: "build/tools",
  entryPoints: Object.fromEntries(tools.map((name) => [name, `scripts/${name}.ts`])),
});
rmSync("build/server/index.js");
const workers = { "print-worker": "app/print-worker.ts", "import-worker": "app/import-worker.ts" };
await build({ ...node, entryPoints: workers, packages: "external" });

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(full);
    else yield full;
  }
}

for (const file of [...filesIn("build/client")]) {
  if (!/\.(js|css|svg|json|txt|html|webmanifest)$/.test(file)) continue;
  const bytes = readFileSync(file);
  if (bytes.length < 1024) continue;
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
}

noteBuilt();
