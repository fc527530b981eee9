import { expect, it } from "vitest";
import type { Env } from "~/platform/env.server";
import { welcome } from "./welcome";

it("tells how the first administrator is made only while there is nobody", () => {
  const env = { DATA_DIR: "./data" } as Env;
  expect(welcome("http://127.0.0.1:3000", env, null, false)).toContain("npm run admin:create");
  expect(welcome("http://127.0.0.1:3000", env, null, true)).not.toContain("admin:create");
});
