// `npm run backup` and its like: from the build when no source is newer, in a third of the time; else from the source.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { builtFromSources, root } from "./install.mjs";

const [name, ...args] = process.argv.slice(2);
if (builtFromSources()) {
  const tool = path.join(root, "build", "tools", `${name}.mjs`);
  process.argv = [process.argv[0], tool, ...args];
  await import(pathToFileURL(tool).href);
} else {
  const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const source = path.join(root, "scripts", `${name}.ts`);
  process.exit(spawnSync(process.execPath, [tsx, source, ...args], { stdio: "inherit" }).status ?? 1);
}
