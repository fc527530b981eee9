import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias";

// Every page in both languages at two widths, with axe: three minutes, so beside `npm test`, not in it.
export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/pages/**/*.check.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
