import type { Db } from "db/client.server";
import { auditEvent, heldForm, session } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { findHeldForm, heldFormMinutes, heldParameter } from "./held-form.server";
import { madeBy } from "./made-by";
import { requireSignedIn } from "./require-actor.server";

let db: Db;

/** A POST of somebody whose session has just run out. */
function late(cookie: string, form: Record<string, string>, path = "/people/new") {
  return new Request(`http://127.0.0.1${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
  });
}

async function over(form: Record<string, string>, path?: string) {
  const { person, cookie } = signInAs(db, "trainer");
  db.update(session)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(session.id, person.sessionId))
    .run();
  const answer = await requireSignedIn(late(cookie, form, path)).catch((thrown: Response) => thrown);
  return { person, to: new URL((answer as Response).headers.get("location") ?? "", "http://x") };
}

beforeEach(() => {
  db = testDb();
});

describe("a form that came too late", () => {
  it("is kept, sealed, for its author, and the sign-in page says how much", async () => {
    const { person, to } = await over({ name: "张小龙", note: "大棚两亩", empty: "" });
    expect(to.pathname).toBe("/sign-in");
    expect(to.searchParams.get("kept")).toBe("2");
    expect(findHeldForm(db, person.userId)).toMatchObject({
      path: "/people/new",
      fields: [
        ["name", "张小龙"],
        ["note", "大棚两亩"],
        ["empty", ""],
      ],
    });
    expect(findHeldForm(db, "somebody else")).toBeNull();
    const stored = db.select().from(heldForm).all();
    expect(Buffer.from(stored[0]?.body ?? "").toString("latin1")).not.toContain(
      Buffer.from("张小龙").toString("latin1"),
    );
    expect(JSON.stringify(db.select().from(auditEvent).all())).not.toContain("大棚");
  });

  it("never keeps a password or a code of the second factor", async () => {
    const { person } = await over(
      { name: "甲", password: "hunter2 hunter2", code: "123456" },
      "/account/second-factor",
    );
    expect(findHeldForm(db, person.userId)?.fields).toEqual([["name", "甲"]]);
  });

  it("keeps the code of a village, of a group and of a firm", async () => {
    const form = {
      code: "371725101206",
      townCode: "371725101",
      groupCode: "graduate",
      creditCode: "91371725",
    };
    const { person } = await over(form, "/villages/1/standing/new");
    expect(Object.fromEntries(findHeldForm(db, person.userId)?.fields ?? [])).toEqual(form);
  });

  it("is none where a phone sends by itself what it keeps", async () => {
    const { person, cookie } = signInAs(db, "trainer");
    db.update(session)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .run();
    const batch = late(cookie, { signs: "[1]" }, "/trips/4/sign-in");
    batch.headers.set(madeBy, person.username);
    const answer = await requireSignedIn(batch).catch((thrown: Response) => thrown);
    expect((answer as Response).headers.get("location")).toContain("to=%2Ftrips%2F4%2Fsign-in");
    expect(findHeldForm(db, person.userId)).toBeNull();
    expect(db.select().from(heldForm).all()).toEqual([]);
  });

  it("is gone after an hour", async () => {
    const { person } = await over({ name: "甲" });
    expect(findHeldForm(db, person.userId, Date.now() + heldFormMinutes * 60_000 + 1)).toBeNull();
  });

  it("is dropped when it is sent again, and only by its author", async () => {
    const { person } = await over({ name: "甲" });
    const id = findHeldForm(db, person.userId)?.id;
    const other = signInAs(db, "trainer");
    await requireSignedIn(late(other.cookie, { name: "甲" }, `/people/new?${heldParameter}=${id}`));
    expect(findHeldForm(db, person.userId)).not.toBeNull();
  });
});
