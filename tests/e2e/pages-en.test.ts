import { afterAll, beforeAll, expect, it } from "vitest";
import { type PageWalk, startWalk } from "../support/page-walk";

// Every page of app/routes.ts as somebody who works with it, in English, at a desk and on a phone.

let walk: PageWalk;
beforeAll(async () => {
  walk = await startWalk();
});
afterAll(() => walk?.close());

it("every page in English: whole, named, readable, and nothing of it broken", async () => {
  expect(await walk.everyPage("en")).toEqual([]);
}, 600_000);
