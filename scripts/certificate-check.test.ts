import { spawnSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { signedText } from "~/areas/certificates/signed-facts";

const folder = mkdtempSync(path.join(tmpdir(), "qihang-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const keyFile = path.join(folder, "key.pem");
writeFileSync(keyFile, publicKey.export({ type: "spki", format: "pem" }));
const signature = sign(
  null,
  Buffer.from(
    signedText({
      number: "371725202602001001",
      holderName: "张小龙",
      idTail: "201X",
      courseName: "SYB 创办你的企业",
      className: "2026 年第 1 期",
      startsOn: "2026-01-05",
      endsOn: "2026-01-14",
      hours: 56,
      result: "合格",
      issuerName: "郓城县人力资源和社会保障局",
      issuedOn: "2026-01-20",
    }),
  ),
  privateKey,
).toString("base64url");

/** Answers the script's questions in their order, with a folder that holds no data. */
const run = (name: string) =>
  spawnSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/certificate-check.ts", keyFile], {
    env: { ...process.env, DATA_DIR: path.join(folder, "nothing") },
    encoding: "utf8",
    input: [
      "371725202602001001",
      name,
      "201x",
      "SYB 创办你的企业",
      "2026 年第 1 期",
      "2026年1月5日",
      "1月14日",
      "56",
      "合格",
      "郓城县人力资源和社会保障局",
      "2026年1月20日",
      `https://hqy.example.gov.cn/verify/abc#${signature}`,
      "",
    ].join("\n"),
  });

it("checks a paper with the public key file alone", () => {
  const fits = run("张小龙");
  expect(fits.stderr).toBe("");
  expect(fits.status).toBe(0);
  expect(fits.stdout).toContain("签名与所填内容相符");
  const other = run("张大龙");
  expect(other.status).toBe(1);
  expect(other.stderr).toContain("签名与所填内容不符");
}, 60_000);
