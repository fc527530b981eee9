import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { closeDatabase, migrateDatabase, openDatabase } from "db/client.server";
import { seedDemo } from "db/seed";
import { env } from "~/platform/env.server";
import { loadSecrets } from "~/platform/keys.server";

// Makes the data folder ready: secrets, schema, and demo data in an empty database. Run by `npm start` and by developers.
const { DATA_DIR, QIHANG_MODE } = env();
mkdirSync(DATA_DIR, { recursive: true });
loadSecrets(DATA_DIR);
const file = path.join(DATA_DIR, "qihang.db");
const fresh = !existsSync(file);
const db = openDatabase(file);
migrateDatabase(db, path.resolve("db/migrations"));
if (fresh && QIHANG_MODE === "demo") seedDemo(db, (line) => console.log(`  ${line}`));
closeDatabase(db);
