import { defineConfig } from "vitest/config";
import { alias } from "./vite.alias";

// The Remix plug-in stays out of the tests: routes are called as functions.
export default defineConfig({
  resolve: { alias },
  test: {
    include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"],
    exclude: ["tests/e2e/**", "node_modules/**", "build/**"],
    setupFiles: [
      "tests/support/own-data-folder.ts",
      "tests/support/whole-names.ts",
      "tests/support/texts-on-sheets.ts",
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // The files of a worker share their modules, which halves the run: what a file sets, it sets for itself at its start.
    isolate: false,
  },
});
