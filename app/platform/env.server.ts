import { createPrivateKey } from "node:crypto";
import { z } from "zod";
import { addressList } from "./http/address-list";

const words = {
  PORT: "must be a whole number from 0 to 65535",
  HOST: "must be an address or name of this machine",
  DATA_DIR: "must name a folder",
  QIHANG_MODE: "must be demo or production",
  QIHANG_ORIGIN: "must be the public address, such as https://qihang.example.gov.cn",
  QIHANG_INSECURE_HTTP: "must be 0 or 1",
  QIHANG_TRUSTED_PROXIES: "must be IP addresses or ranges (10.0.0.0/8), separated by commas",
  QIHANG_IDLE_MINUTES: "must be a whole number from 1 to 480",
  QIHANG_DATA_KEY: "must be 32 bytes in hex or base64",
  QIHANG_AUTH_SECRET: "must have 32 characters or more",
  QIHANG_SIGNING_KEY: "must be an Ed25519 private key in PEM",
  QIHANG_FONT_DIRS: "must be folders, separated by colons",
  LOG_LEVEL: "must be trace, debug, info, warn, error or silent",
} as const;

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));

/** What the environment may say, read once. A bad value is one clear line (see scripts/serve.ts). */
const schema = z.object({
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/)
    .default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./data"),
  QIHANG_MODE: z.enum(["demo", "production"]).default("demo"),
  /** Public address of the site, printed into QR codes. */
  QIHANG_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  QIHANG_INSECURE_HTTP: z.enum(["0", "1"]).default("0"),
  /** Proxies whose X-Forwarded-* are believed. */
  QIHANG_TRUSTED_PROXIES: z
    .string()
    .refine((text) => addressList(text) !== null)
    .default(""),
  QIHANG_IDLE_MINUTES: wholeNumber(1, 480).default(15),
  /** Each secret is made on first start when it is not given. */
  QIHANG_DATA_KEY: z
    .string()
    .refine((text) => keyBytes(text).length === 32)
    .optional(),
  QIHANG_AUTH_SECRET: z.string().min(32).optional(),
  QIHANG_SIGNING_KEY: z.string().refine(isSigningKey).optional(),
  /** Further folders with TrueType fonts, separated by ":". */
  QIHANG_FONT_DIRS: z.string().default(""),
  /** 1: the page that `npm run bench` measures others against. */
  QIHANG_BENCH: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** A key written in hex or base64. */
export const keyBytes = (text: string): Buffer =>
  /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");

/** A private key in PEM; line ends may be written as \n, so that it fits one line of an environment file. */
export const signingKeyFrom = (pem: string) => createPrivateKey(pem.replaceAll("\\n", "\n"));

function isSigningKey(pem: string): boolean {
  try {
    return signingKeyFrom(pem).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}

/** Something about the settings or the data folder that its owner can put right; the message says how. */
export class SettingError extends Error {
  override name = "SettingError";
}

/** @returns the settings, or a line for each variable that is wrong; a secret is never repeated. */
export function readEnv(source: NodeJS.ProcessEnv): { ok: true; env: Env } | { ok: false; lines: string[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, env: parsed.data };
  const wrong = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  return {
    ok: false,
    lines: wrong.map((name) => {
      const now = /KEY|SECRET/.test(name) ? "" : ` (now: ${JSON.stringify(given[name])})`;
      return `${name} ${words[name as keyof typeof words]}${now}`;
    }),
  };
}

let cached: Env | undefined;

/** @throws SettingError with every bad variable. */
export function env(): Env {
  if (!cached) {
    const result = readEnv(process.env);
    if (!result.ok) throw new SettingError(result.lines.join("; "));
    cached = result.env;
  }
  return cached;
}

export const isDemo = () => env().QIHANG_MODE === "demo";
