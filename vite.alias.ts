import { fileURLToPath } from "node:url";

/** The two import roots of the house, for Vite and Vitest alike (tsconfig.json says the same to tsc and tsx). */
export const alias = {
  "~": fileURLToPath(new URL("./app", import.meta.url)),
  db: fileURLToPath(new URL("./db", import.meta.url)),
};
