import { readFileSync } from "node:fs";
import path from "node:path";
import chineseDays from "chinese-days";
import { firstProblem, loanCase, workOut } from "~/areas/loans/index";

// `npm run -s loan:work -- case.json`, or the case on standard input: schedule, subsidy by quarter and totals as JSON.
// A bad case is exit 2 and one line on standard error that names the field. docs/loan-work.md tells the fields.

function refuse(line: string): never {
  process.stderr.write(`${line.replace(/\s+/g, " ").trim()}\n`);
  process.exit(2);
}

function readCase(): unknown {
  const name = process.argv[2];
  const file = name === undefined || name === "-" ? 0 : path.resolve(process.env.INIT_CWD ?? ".", name);
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    refuse(`case: cannot be read from ${file === 0 ? "standard input" : file}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    refuse(`case: not JSON (${error instanceof Error ? error.message : "unreadable"})`);
  }
}

const found = loanCase.safeParse(readCase());
if (!found.success) refuse(firstProblem(found.error));
process.stdout.write(
  `${JSON.stringify(
    workOut(found.data, (on) => chineseDays.isWorkday(on)),
    null,
    2,
  )}\n`,
);
