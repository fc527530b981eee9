import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias";

// Browser tests run against the built server, two files at a time: there are two cores.
export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    globalSetup: "tests/support/filled-data.ts",
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
