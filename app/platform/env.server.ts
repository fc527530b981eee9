import { z } from "zod";

/** What the environment may say, read once. A bad value is one clear line (see scripts/serve.ts). */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./data"),
  QIHANG_MODE: z.enum(["demo", "production"]).default("demo"),
  /** Public address of the site, printed into QR codes. */
  QIHANG_ORIGIN: z.url().optional(),
  QIHANG_INSECURE_HTTP: z.enum(["0", "1"]).default("0"),
  /** Addresses of proxies whose X-Forwarded-* are believed, comma separated. */
  QIHANG_TRUSTED_PROXIES: z.string().default(""),
  QIHANG_IDLE_MINUTES: z.coerce.number().int().min(1).max(480).default(15),
  /** 32 bytes in hex or base64; made on first start when not given. */
  QIHANG_DATA_KEY: z.string().optional(),
  QIHANG_AUTH_SECRET: z.string().min(32).optional(),
  QIHANG_SIGNING_KEY: z.string().optional(),
  /** Further folders with TrueType fonts, separated by ":". */
  QIHANG_FONT_DIRS: z.string().default(""),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** @returns the settings, or the lines that say which variable is wrong and why. */
export function readEnv(source: NodeJS.ProcessEnv): { ok: true; env: Env } | { ok: false; lines: string[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, env: parsed.data };
  return { ok: false, lines: parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`) };
}

let cached: Env | undefined;

/** @throws Error with one line per bad variable. */
export function env(): Env {
  if (!cached) {
    const result = readEnv(process.env);
    if (!result.ok) throw new Error(result.lines.join("; "));
    cached = result.env;
  }
  return cached;
}

export const isDemo = () => env().QIHANG_MODE === "demo";
