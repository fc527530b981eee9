import path from "node:path";
import { pathToFileURL } from "node:url";
import type { lifecycle as Lifecycle } from "~/lifecycle.server";
import { readEnv } from "~/platform/env.server";
import { httpServer } from "~/platform/http/http-server.server";
import { whyNotPrepared } from "./failure-words";
import { tryPort, whyNotListening } from "./listening";
import { type RunningSeconds, runningSeconds } from "./running-seconds";
import { welcome } from "./welcome";

// The running server: reads the environment, makes the data ready, listens, stops cleanly.

function fail(line: string): never {
  console.error(line);
  process.exit(1);
}

const settings = readEnv(process.env);
if (!settings.ok) fail(`Bad setting: ${settings.lines.join("; ")}`);
const { env } = settings;

/** Said once it is known that the start succeeds: what stands in its way is one line. */
const warnings: string[] = [];
if (env.QIHANG_MODE === "production") {
  if (env.QIHANG_INSECURE_HTTP === "1")
    warnings.push(
      "\n!! QIHANG_INSECURE_HTTP=1: passwords and ID numbers travel UNENCRYPTED, anybody on the way can read them.\n!! 未启用加密传输：密码和证件号码以明文传输。Put TLS at a proxy in front and take this setting away.\n",
    );
  else if (env.QIHANG_TRUSTED_PROXIES === "")
    fail(
      "Production expects TLS at a proxy in front: set QIHANG_TRUSTED_PROXIES to the proxy's address, e.g. 127.0.0.1 (or QIHANG_INSECURE_HTTP=1 to run without encryption).",
    );
  if (!env.QIHANG_ORIGIN)
    warnings.push(
      "QIHANG_ORIGIN is not set: QR codes on certificates will carry the address under which the clerk works.",
    );
}

const loopback = ["127.0.0.1", "localhost", "::1"];
const host = env.QIHANG_MODE === "demo" && !loopback.includes(env.HOST) ? "127.0.0.1" : env.HOST;
if (host !== env.HOST) warnings.push(`Demo mode listens on ${host} only (HOST=${env.HOST} is left aside).`);

const taken = await tryPort(host, env.PORT);
if (taken) fail(taken);

const build = await import(pathToFileURL(path.resolve("build/server/index.mjs")).href);
const lifecycle = build.entry.module.lifecycle as typeof Lifecycle;

// Only what takes long is reported; from then on no ten seconds pass without a sign.
let seconds: RunningSeconds | undefined;
try {
  await lifecycle.prepare((line) => {
    seconds?.clear();
    console.log(`  ${line}`);
    seconds ??= runningSeconds();
  });
} catch (error) {
  seconds?.end();
  fail(whyNotPrepared(error, env.DATA_DIR));
}
seconds?.end();
for (const line of warnings) console.warn(line);

const server = httpServer(build, env, lifecycle, undefined, undefined, {
  "/verify": "/verify?file=too-large",
});
server.on("error", (error: NodeJS.ErrnoException) => {
  fail(whyNotListening(error, host, env.PORT));
});
server.listen(env.PORT, host, async () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : env.PORT;
  console.log(
    welcome(
      `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
      env,
      await lifecycle.demoAccounts(),
      await lifecycle.hasStaff(),
    ),
  );
  const advice = await lifecycle.started();
  if (advice) console.log(`  ${advice}\n`);
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log("Stopping: running requests and print jobs finish first …");
  const patience = setTimeout(() => {
    console.error("Some requests did not finish within 20 s; stopping all the same.");
    server.closeAllConnections();
  }, 20_000);
  // A connection that has just had its answer is idle only now.
  const sweep = setInterval(() => server.closeIdleConnections(), 200);
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
  clearTimeout(patience);
  clearInterval(sweep);
  await lifecycle.stop();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
