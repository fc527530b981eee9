import type { Db } from "db/client.server";
import { setting } from "db/schema";
import { eq } from "drizzle-orm";
import { SettingError } from "./env.server";
import { seal, unsealText } from "./sealed.server";

const key = "keyCheck";

/**
 * The data key must be the one this database was sealed with; the first start leaves a sealed word to try it on.
 * @throws SettingError when the key is another one.
 */
export function checkDataKey(db: Db): void {
  const row = db.select().from(setting).where(eq(setting.key, key)).get();
  if (!row) {
    const value = JSON.stringify(seal("qihang", key).toString("base64"));
    db.insert(setting).values({ key, value, updatedAt: Date.now() }).run();
    return;
  }
  try {
    unsealText(Buffer.from(JSON.parse(row.value) as string, "base64"), key);
  } catch {
    throw new SettingError(
      "The data key is not the one this database was sealed with: put the right secrets.json (or QIHANG_DATA_KEY) back.",
    );
  }
}
