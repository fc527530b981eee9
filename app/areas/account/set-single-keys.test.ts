import { auditEvent } from "db/schema";
import { describe, expect, it } from "vitest";
import { preferenceOf } from "~/platform/access/preferences.server";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, statusOf } from "../../../tests/support/training-fixture";
import { action, loader } from "./routes/account";
import { setSingleKeys } from "./set-single-keys.server";

describe("single keys", () => {
  it("are switched off and on for one person, each change one row in the log", () => {
    const db = testDb();
    const { person } = signInAs(db, "trainer");
    const other = signInAs(db, "trainer").person;
    for (const on of [false, false, true, true]) setSingleKeys(db, person, on);
    expect(preferenceOf(db, person.userId, "single-keys")).toBe("on");
    expect(preferenceOf(db, other.userId, "single-keys")).toBeUndefined();
    expect(db.select().from(auditEvent).all()).toHaveLength(2);
  });

  it("from the account page; nonsense is a 400", async () => {
    const db = testDb();
    const { person, cookie } = signInAs(db, "trainer");
    const post = (form: Record<string, string>) =>
      statusOf(() => action(call("/account", cookie, {}, form) as never));
    expect(await post({ singleKeys: "off" })).toBe(303);
    expect(preferenceOf(db, person.userId, "single-keys")).toBe("off");
    expect(await loader(call("/account", cookie, {}) as never)).toMatchObject({ singleKeys: false });
    expect(await post({})).toBe(400);
    expect(await post({ singleKeys: "maybe" })).toBe(400);
  });
});
