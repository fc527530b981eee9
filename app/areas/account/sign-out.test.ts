import { session } from "db/schema";
import { expect, it } from "vitest";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call } from "../../../tests/support/training-fixture";
import { action } from "./routes/sign-out";

it("who signs out for somebody else's list comes to the sign-in page that leads back to it, and to no other site", async () => {
  const db = testDb();
  const to = async (query: string) => {
    const { cookie } = signInAs(db, "trainer");
    const answer = await action(call(`/sign-out${query}`, cookie, {}, {}) as never);
    return answer.headers.get("location");
  };
  expect(await to("")).toBe("/sign-in");
  const list = encodeURIComponent("/trips/4/sign-in?stop=2");
  expect(await to(`?to=${list}`)).toBe(`/sign-in?to=${list}`);
  expect(await to(`?to=${encodeURIComponent("https://example.com/")}`)).toBe("/sign-in?to=%2F");
  expect(
    db
      .select()
      .from(session)
      .all()
      .every((s) => s.expiresAt.getTime() <= Date.now()),
  ).toBe(true);
});
