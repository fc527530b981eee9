import { trainingClass } from "db/schema";
import { expect, it } from "vitest";
import { closedClass, testVillage } from "../../../../tests/support/closed-class";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call } from "../../../../tests/support/training-fixture";
import { loader } from "./grades";

it("a class that takes no marks has no form of them: its page says why", async () => {
  const db = testDb();
  const made = closedClass(db, { villageId: testVillage(db), names: ["张小龙"] });
  const { cookie } = signInAs(db, "administrator");
  const open = () => loader(call("/x", cookie, { classId: String(made.classId) }));
  const sent = (await open().catch((thrown: Response) => thrown)) as Response;
  expect([sent.status, sent.headers.get("Location")]).toEqual([303, `/training/${made.classId}`]);
  db.update(trainingClass).set({ state: "assessing" }).run();
  expect(await open()).toMatchObject({ people: [{ name: "张小龙" }] });
});
