import { connectionOf, type Reader, type Tx } from "db/client.server";
import { setting } from "db/schema";
import { z } from "zod";
import { env } from "./env.server";

/** What an administrator may change while the product runs; what nobody changed has the value given here. */
const schemas = {
  idleMinutes: z.number().int().min(1).max(480),
  issuerName: z.string().min(1).max(60),
  officePhone: z.string().regex(/^[\d-]{5,20}$/),
} as const;

export interface Settings {
  /** Minutes without a request after which a session is over. */
  idleMinutes: number;
  /** The office that issues: stands on the sign-in page and on paper. */
  issuerName: string;
  /** Whom anybody may call where nobody nearer has a number: on labels of equipment and on letters. */
  officePhone: string;
}

const unchanged = (): Settings => ({
  idleMinutes: env().QIHANG_IDLE_MINUTES,
  issuerName: "郓城县人力资源和社会保障局",
  // The service line of human resources and social security, everywhere in the country.
  officePhone: "12333",
});

const known = new WeakMap<object, Settings>();

/** All settings; read once per database and kept until `writeSetting` changes one. */
export function readSettings(db: Reader): Settings {
  const key = connectionOf(db);
  const cached = known.get(key);
  if (cached) return cached;
  const settings: Record<string, unknown> = { ...unchanged() };
  for (const row of db.select().from(setting).all()) {
    const schema = schemas[row.key as keyof Settings];
    const parsed = schema?.safeParse(JSON.parse(row.value));
    if (parsed?.success) settings[row.key] = parsed.data;
  }
  const result = settings as unknown as Settings;
  known.set(key, result);
  return result;
}

/** Writes one setting; the cache is dropped, so that a transaction that fails afterwards leaves nothing behind. */
export function writeSetting<K extends keyof Settings>(
  tx: Tx,
  key: K,
  value: Settings[K],
  now: number,
): void {
  const row = { value: JSON.stringify(schemas[key].parse(value)), updatedAt: now };
  tx.insert(setting)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: setting.key, set: row })
    .run();
  known.delete(connectionOf(tx));
}

/** Forgets what was read: after a transaction, whether it held or not. */
export const forgetSettings = (db: Reader): void => {
  known.delete(connectionOf(db));
};
