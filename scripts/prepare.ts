import { lifecycle } from "~/lifecycle.server";
import { argumentsOf } from "./arguments";

// Makes DATA_DIR ready (secrets, schema, demo data) without serving: for `remix vite:dev` and for trying things out.
argumentsOf({ usage: "npm run prepare:data" });
await lifecycle.prepare((line) => console.log(`  ${line}`));
await lifecycle.stop();
