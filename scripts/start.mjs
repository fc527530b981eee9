// `npm start`: install if stale, build if stale, then serve. Everything else is scripts/serve.ts.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfStale, checkNode, installIfStale, root } from "./install.mjs";

checkNode();
const given = process.argv[2];
if (given !== undefined) {
  const usage = "Usage: npm start (settings: PORT, HOST, DATA_DIR, QIHANG_MODE in the environment)";
  console[given === "--help" ? "log" : "error"](
    given === "--help" ? usage : `Unknown argument "${given}". ${usage}`,
  );
  process.exit(given === "--help" ? 0 : 2);
}
process.chdir(root);
try {
  await installIfStale();
  await buildIfStale();
} catch (error) {
  console.error(`Could not get ready: ${error.message}`);
  process.exit(1);
}
process.env.NODE_ENV ??= "production";
await import(pathToFileURL(path.join(root, "build", "serve.mjs")).href);
