import { afterAll, beforeAll, expect, it } from "vitest";
import { type PageWalk, startWalk } from "../support/page-walk";

// Every page of app/routes.ts as somebody who works with it, in Chinese, at a desk and on a phone.

let walk: PageWalk;
beforeAll(async () => {
  walk = await startWalk();
});
afterAll(() => walk?.close());

it("every page in Chinese: whole, named, readable, and nothing of it broken", async () => {
  expect(await walk.everyPage("zh")).toEqual([]);
}, 600_000);
