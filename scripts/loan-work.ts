import { readFileSync } from "node:fs";
import path from "node:path";
import chineseDays from "chinese-days";
import { firstProblem, loanCase, workOut } from "~/areas/loans/index";
import { argumentsOf } from "./arguments";

// `npm run -s loan:work -- case.json`, or the case on standard input: schedule, subsidy by quarter and totals as JSON.
// A bad case is exit 2 and one line on standard error that names the field. docs/loan-work.md tells the fields.

const { positionals } = argumentsOf({ usage: "npm run -s loan:work [-- case.json]", places: 1 });

function refuse(line: string): never {
  process.stderr.write(`${line.replace(/\s+/g, " ").trim()}\n`);
  process.exit(2);
}

async function standardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

async function readCase(): Promise<unknown> {
  const name = positionals[0];
  const file = name === undefined || name === "-" ? null : path.resolve(process.env.INIT_CWD ?? ".", name);
  let text: string;
  try {
    text = file === null ? await standardInput() : readFileSync(file, "utf8");
  } catch {
    refuse(`case: cannot be read from ${file ?? "standard input"}`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    refuse(`case: not JSON (${error instanceof Error ? error.message : "unreadable"})`);
  }
}

const found = loanCase.safeParse(await readCase());
if (!found.success) refuse(firstProblem(found.error));
process.stdout.write(
  `${JSON.stringify(
    workOut(found.data, (on) => chineseDays.isWorkday(on)),
    null,
    2,
  )}\n`,
);
