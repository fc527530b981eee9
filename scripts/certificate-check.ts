import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { signatureFits, signedVersion } from "~/areas/certificates/check-signature.server";
import {
  type PaperField,
  paperFields,
  readTypedPaper,
  signedPaperText,
  typedPaper,
} from "~/areas/certificates/signed-paper";
import { readTypedFacts, type TypedField, typedFacts, typedFields } from "~/areas/certificates/typed-facts";
import { argumentsOf } from "./arguments";

// Checks a paper without server and database: the facts printed on it, the signature in its code, the public key file.
//   npm run certificate:check -- qihang-ed25519.pub.pem            asks for each fact
//   npm run certificate:check -- qihang-ed25519.pub.pem --number … --name …   takes them from the command line
//   npm run certificate:check -- qihang-ed25519.pub.pem --paper               a paper of the loans instead of a certificate
const words: Record<TypedField, string> = {
  number: "Certificate number 证书编号",
  name: "Name 姓名",
  idTail: "Last four of the ID number 证件号后四位",
  course: "Course 培训课程",
  class: "Class 培训期次",
  from: "First day 培训开始日期",
  to: "Last day 培训结束日期",
  hours: "Hours 学时",
  result: "Result 培训结果",
  issuer: "Issuer 发证机关",
  issued: "Issued on 发证日期",
  signature: "Address in the code, or what stands behind # 二维码里的网址",
};

const paperWords: Record<PaperField, string> = {
  kind: "Title of the paper 文书标题",
  number: "Number of the paper 文书编号",
  name: "Name or firm 姓名或单位",
  idTail: words.idTail,
  amount: "Amount in figures, empty when there is none 小写金额",
  issuer: "Issuer 出具单位",
  issued: "Issued on 出具日期",
  signature: words.signature,
};

const options = {
  ...Object.fromEntries(
    [...typedFields, ...paperFields].map((field) => [field, { type: "string" as const }]),
  ),
  paper: { type: "boolean" as const },
};
const { values, positionals } = argumentsOf({
  usage: "npm run certificate:check -- qihang-ed25519.pub.pem [--paper] [--number … --name … --idTail … …]",
  options,
  places: 1,
});
const given = values as Partial<Record<string, string | boolean>>;
const onLine = (field: string): string | undefined =>
  typeof given[field] === "string" ? given[field] : undefined;

/** What the command line did not say is asked for; lines of a file piped in are answers too. */
async function answersTo<F extends string>(fields: readonly F[], asked: Record<F, string>) {
  const answers: Partial<Record<F, string>> = {};
  for (const field of fields) answers[field] = onLine(field);
  const missing = fields.filter((field) => answers[field] === undefined);
  if (missing.length === 0) return answers;
  const terminal = createInterface({ input: process.stdin });
  const lines = terminal[Symbol.asyncIterator]();
  for (const field of missing) {
    process.stdout.write(`${asked[field]}: `);
    const line = await lines.next();
    answers[field] = line.done ? "" : line.value;
    if (!process.stdin.isTTY) process.stdout.write("\n");
  }
  terminal.close();
  return answers;
}

async function checkPaper(key: KeyObject): Promise<number> {
  const answers = await answersTo(paperFields, paperWords);
  const read = readTypedPaper(typedPaper((field) => answers[field]));
  if (!read.ok) {
    for (const [field] of read.problems) console.error(`Missing or not readable: ${paperWords[field]}`);
    return 2;
  }
  if (!signatureFits(signedPaperText(read.paper), read.signature, key)) {
    console.error("The signature does NOT belong to these facts. 签名与所填内容不符。");
    return 1;
  }
  console.log("The signature was made over exactly these facts. 签名与所填内容相符。");
  console.log("Whether it was voided since only the register knows. 是否作废，以登记为准。");
  return 0;
}

async function check(keyFile: string): Promise<number> {
  const key = createPublicKey(readFileSync(keyFile, "utf8"));
  if (given.paper === true) return checkPaper(key);
  const answers = await answersTo(typedFields, words);
  const read = readTypedFacts(typedFacts((field) => answers[field]));
  if (!read.ok) {
    for (const [field] of read.problems) console.error(`Missing or not readable: ${words[field]}`);
    return 2;
  }
  const version = signedVersion(read.facts, read.signature, key);
  if (version === null) {
    console.error("The signature does NOT belong to these facts. 签名与所填内容不符。");
    return 1;
  }
  console.log("The signature was made over exactly these facts. 签名与所填内容相符。");
  if (version === 1)
    console.log(
      "An older paper: of the name only first and last character are signed, ID number and result are not. 旧版签名：姓名只签首尾字，证件号和结果不在签名内。",
    );
  console.log("Whether it was revoked since only the register knows. 是否作废，以登记为准。");
  return 0;
}

const keyFile = positionals[0];
if (!keyFile) {
  console.error("Which public key? npm run certificate:check -- qihang-ed25519.pub.pem");
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await check(keyFile);
  } catch (error) {
    console.error(`${keyFile} is not a readable public key: ${(error as Error).message}`);
    process.exitCode = 2;
  }
}
