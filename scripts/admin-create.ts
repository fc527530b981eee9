import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { createFirstAdministrator } from "~/areas/admin/index.server";
import { lifecycle } from "~/lifecycle.server";
import { database, databaseFile } from "~/platform/database.server";
import { isDemo, readEnv } from "~/platform/env.server";
import { argumentsOf } from "./arguments";
import { whyNotPrepared } from "./failure-words";

// Makes the first administrator: by questions, or without them by
//   npm run admin:create -- --username xuzhy --name 许志远   with the password in QIHANG_ADMIN_PASSWORD.
const { values } = argumentsOf({
  usage: "npm run admin:create [-- --username xuzhy --name 许志远]",
  options: { username: { type: "string" }, name: { type: "string" } },
});

async function ask(question: string, hidden = false): Promise<string> {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY,
  });
  // What is typed as a password does not appear.
  if (hidden && process.stdin.isTTY) {
    const out = terminal as unknown as { _writeToOutput: (text: string) => void };
    out._writeToOutput = (text) => {
      if (text.includes(question)) process.stdout.write(question);
    };
  }
  const answer = (await terminal.question(question)).trim();
  terminal.close();
  if (hidden) process.stdout.write("\n");
  return answer;
}

function fail(line: string): never {
  console.error(line);
  process.exit(1);
}

const canAsk = process.stdin.isTTY === true;
const given = async (value: string | undefined, question: string, hidden = false) =>
  value ?? (canAsk ? ask(question, hidden) : "");

const settings = readEnv(process.env);
if (!settings.ok) fail(`Bad setting: ${settings.lines.join("; ")}`);
if (isDemo())
  fail(
    "The demo has its administrator already (user name admin). For a real installation: QIHANG_MODE=production DATA_DIR=… npm run admin:create",
  );
try {
  // While the server runs it has prepared everything itself.
  if (!existsSync(databaseFile())) await lifecycle.prepare((line) => console.log(line));
} catch (error) {
  fail(whyNotPrepared(error, settings.env.DATA_DIR));
}
const missing = [
  ["--username", values.username ?? process.env.QIHANG_ADMIN_USERNAME],
  ["--name", values.name ?? process.env.QIHANG_ADMIN_NAME],
  ["the password in QIHANG_ADMIN_PASSWORD", process.env.QIHANG_ADMIN_PASSWORD],
].flatMap(([what, value]) => (value ? [] : [what]));
if (!canAsk && missing.length > 0) fail(`Without a terminal to ask on, give ${missing.join(", ")}.`);
const username = (
  await given(values.username ?? process.env.QIHANG_ADMIN_USERNAME, "User name 用户名: ")
).toLowerCase();
const name = await given(values.name ?? process.env.QIHANG_ADMIN_NAME, "Full name 姓名: ");
const password = await given(
  process.env.QIHANG_ADMIN_PASSWORD,
  "Password, to be changed at the first sign-in 初始密码: ",
  true,
);

const words: Record<string, string> = {
  exists: "There is an administrator already; further accounts are made on the page Accounts.",
  username:
    "The user name needs 2 to 30 small letters, digits, dots, hyphens or underscores, a letter first.",
  taken: "This user name is taken.",
  name: "A full name is needed.",
  "password.short": "The password needs at least 10 characters.",
  "password.common": "This password is too common.",
  "password.name": "The password must not contain the user name or full name.",
};

const result = await createFirstAdministrator(database(), { username, name, password });
await lifecycle.stop();
if (result.ok) {
  console.log(`Administrator ${username} made. The first sign-in asks for a new password.`);
} else {
  console.error(words[result.why] ?? result.why);
  process.exitCode = 1;
}
