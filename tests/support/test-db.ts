import { generateKeyPairSync } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Db, migrateDatabase, openDatabase } from "db/client.server";
import { setDatabase } from "~/platform/database.server";
import { setSecrets } from "~/platform/keys.server";

const migrations = fileURLToPath(new URL("../../db/migrations", import.meta.url));
const pair = generateKeyPairSync("ed25519");

let image: Buffer | undefined;

/** Fixed keys, so that a test needs no folder. */
export function setTestSecrets(): void {
  setSecrets({
    dataKey: Buffer.alloc(32, 7),
    indexKey: Buffer.alloc(32, 9),
    authSecret: "test-secret-test-secret-test-secret-test",
    signingKey: pair.privateKey,
    signingPublicKey: pair.publicKey,
  });
}

/** A fresh, migrated database in memory; also the one that routes see. Under a millisecond after the first. */
export function testDb(): Db {
  setTestSecrets();
  if (!image) {
    const first = openDatabase(":memory:");
    migrateDatabase(first, migrations);
    image = first.$client.serialize();
    first.$client.close();
  }
  const db = openDatabase(image);
  setDatabase(db);
  return db;
}
