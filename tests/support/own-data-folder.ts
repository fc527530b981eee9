import { mkdirSync } from "node:fs";

// Each worker of the unit run writes into a data folder of its own: never into the product's, nor into another's.
process.env.DATA_DIR = `.cache/test-data/${process.env.VITEST_POOL_ID ?? "0"}`;
mkdirSync(process.env.DATA_DIR, { recursive: true });
