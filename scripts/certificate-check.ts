import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { signedVersion } from "~/areas/certificates/check-signature.server";
import { readTypedFacts, type TypedField, typedFacts, typedFields } from "~/areas/certificates/typed-facts";

// Checks a paper without server and database: the facts printed on it, the signature in its code, the public key file.
//   npm run certificate:check -- qihang-ed25519.pub.pem            asks for each fact
//   npm run certificate:check -- qihang-ed25519.pub.pem --number … --name …   takes them from the command line
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

const options = Object.fromEntries(typedFields.map((field) => [field, { type: "string" as const }]));
const { values, positionals } = parseArgs({ options, allowPositionals: true });

async function check(keyFile: string): Promise<number> {
  const key = createPublicKey(readFileSync(keyFile, "utf8"));
  const given: Partial<Record<TypedField, string>> = {};
  const missing = typedFields.filter((field) => values[field] === undefined);
  for (const field of typedFields) given[field] = values[field] as string | undefined;
  if (missing.length > 0) {
    // Lines of a file piped in are answers too.
    const terminal = createInterface({ input: process.stdin });
    const lines = terminal[Symbol.asyncIterator]();
    for (const field of missing) {
      process.stdout.write(`${words[field]}: `);
      const line = await lines.next();
      given[field] = line.done ? "" : line.value;
      if (!process.stdin.isTTY) process.stdout.write("\n");
    }
    terminal.close();
  }
  const read = readTypedFacts(typedFacts((field) => given[field]));
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
