import { session } from "db/schema";
import { expect, it } from "vitest";
import { findHeldForm, heldFormMinutes } from "~/platform/access/held-form.server";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { endSessions } from "./sessions.server";

it("a form is kept, too, when somebody ended the session, and the page says so; not an hour later", async () => {
  const db = testDb();
  const { person, cookie } = signInAs(db, "trainer");
  const late = new Request("http://127.0.0.1/people/new", {
    method: "POST",
    body: new URLSearchParams({ name: "张小龙" }),
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
  });
  const send = async () => {
    const thrown = await requireSignedIn(late.clone() as Request).catch((r: Response) => r);
    return new URL((thrown as Response).headers.get("location") ?? "", "http://x").searchParams;
  };
  expect(db.transaction((tx) => endSessions(tx, person.userId))).toBe(1);
  expect(db.transaction((tx) => endSessions(tx, person.userId))).toBe(0);
  expect(Object.fromEntries(await send())).toEqual({ to: "/people/new", over: "ended", kept: "1" });
  expect(findHeldForm(db, person.userId)?.fields).toEqual([["name", "张小龙"]]);
  const long = (heldFormMinutes + 1) * 60_000;
  db.update(session)
    .set({
      createdAt: new Date(Date.now() - 2 * long),
      seenAt: Date.now() - long,
      expiresAt: new Date(Date.now() - long),
    })
    .run();
  expect(Object.fromEntries(await send())).toEqual({ to: "/people/new", over: "ended" });
});
