import { lifecycle } from "~/lifecycle.server";

// Makes DATA_DIR ready (secrets, schema, demo data) without serving: for `remix vite:dev` and for trying things out.
await lifecycle.prepare((line) => console.log(`  ${line}`));
await lifecycle.stop();
