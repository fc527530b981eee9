import { auditEvent, trainingClass } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeClass, makeVillage } from "../../../../tests/support/training-fixture";
import * as classPage from "./class";
import * as page from "./new-class";

describe("a new class", () => {
  let db: ReturnType<typeof testDb>;
  let cookie: string;
  let fields: Record<string, string>;
  beforeEach(() => {
    db = testDb();
    const villageId = makeVillage(db);
    // Loads the course rules.
    makeClass(db, villageId);
    cookie = signInAs(db, "trainer").cookie;
    fields = {
      course: "syb",
      villageId: String(villageId),
      venue: "文化大院",
      capacity: "30",
      startsOn: "2027-03-01",
      halfDays: "6",
      weekdays: "1",
      halves: "am",
      lecturers: "周敏，丁文秀",
      clashAnyway: "1",
    };
  });
  const send = async (more: Record<string, string> = {}) => {
    const answer: unknown = await page.action(call("/training/new", cookie, {}, { ...fields, ...more }));
    return answer instanceof Response ? answer.headers.get("Location") : answer;
  };
  const made = () =>
    db
      .select()
      .from(trainingClass)
      .where(eq(trainingClass.venue, fields.venue ?? ""))
      .all();

  it("the form carries a key of its own each time", async () => {
    const [a, b] = [await page.loader(call("/x", cookie, {})), await page.loader(call("/x", cookie, {}))];
    expect(a.requestKey).not.toBe(b.requestKey);
  });

  it.each<Record<string, string>>([{ requestKey: "k1" }, {}])(
    "pressed twice it is made once: %o",
    async (key) => {
      const [first, second] = await Promise.all([send(key), send(key)]);
      expect(second).toBe(first);
      expect(await send(key)).toBe(first);
      expect(first).toMatch(/^\/training\/\d+$/);
      expect(made()).toHaveLength(1);
      const rows = db.select().from(auditEvent).where(eq(auditEvent.event, "class.created")).all();
      expect(rows.filter((r) => r.after?.includes("文化大院"))).toHaveLength(1);
    },
  );

  it("without a clash to wave through, too: the class does not clash with itself", async () => {
    const { clashAnyway: _, ...plain } = fields;
    fields = plain;
    const first = await send({ requestKey: "k1" });
    expect(await send({ requestKey: "k1" })).toBe(first);
  });

  it("the plan is with whoever made it, not with the first lecturer", async () => {
    cookie = signInAs(db, "trainer", "all", "周敏").cookie;
    const to = String(await send({ lecturers: "赵国强，丁文秀" }));
    const { rail } = await classPage.loader(call(to, cookie, { classId: to.split("/").at(-1) ?? "" }));
    expect(rail.find((r) => r.key === "planned")?.detail).toMatch(/周敏/);
  });

  it("other hours than the rule asks for are said with both numbers, before and after", async () => {
    const preview = (await page.action(
      call("/training/new", cookie, {}, { ...fields, intent: "preview" }),
    )) as { data: { preview: { hours: string } } };
    expect(preview.data.preview.hours).toBe("排了 24 学时，规定 72 学时，少 48 学时。");
    const open = async (to: unknown) =>
      classPage.loader(call(String(to), cookie, { classId: String(to).split("/").at(-1) ?? "" }));
    expect((await open(await send())).hours).toContain("排了 24 学时，规定 72 学时");
    expect((await open(await send({ halfDays: "80" }))).hours).toContain("多 248 学时");
    expect((await open(await send({ halfDays: "18" }))).hours).toBeNull();
  });

  it("another form, a changed one and a colleague's are other classes", async () => {
    const first = await send({ requestKey: "k1" });
    expect(await send({ requestKey: "k2" })).not.toBe(first);
    expect(await send({ requestKey: "k1", startsOn: "2027-05-01" })).not.toBe(first);
    cookie = signInAs(db, "trainer").cookie;
    expect(await send({ requestKey: "k1" })).not.toBe(first);
    expect(made()).toHaveLength(4);
  });

  it("one lecturer only is said in the same round as what else is missing", async () => {
    expect(await send({ course: "", venue: "", lecturers: "周敏" })).toMatchObject({
      data: {
        lastResult: {
          error: { course: [expect.anything()], venue: [expect.anything()], lecturers: [expect.anything()] },
        },
      },
      init: { status: 400 },
    });
  });

  it("a clash is told together with what else is wrong, and what was meant in spite of it stays", async () => {
    const { clashAnyway: _, ...plain } = fields;
    fields = plain;
    await send({ venue: "孔庄村文化大院" });
    const told = { venue: "孔庄村文化大院", lecturers: "周敏", requestKey: "k9" };
    const clash = { clashes: Array.from({ length: 6 }, () => expect.anything()) };
    const few = { lecturers: [expect.stringContaining("class.why.lecturers")] };
    expect(await send({ ...told, capacity: "450", intent: "preview" })).toMatchObject({
      data: {
        ...clash,
        lastResult: { error: { ...few, capacity: [expect.anything()] } },
        preview: expect.anything(),
      },
    });
    expect(await send(told)).toMatchObject({ data: { ...clash, lastResult: { error: few } } });
    expect(await send({ ...told, capacity: "450", clashAnyway: "yes" })).toMatchObject({
      data: {
        ...clash,
        lastResult: {
          error: { ...few, capacity: [expect.anything()] },
          initialValue: { clashAnyway: "yes" },
        },
      },
      init: { status: 422 },
    });
  });

  it("how many half-days a course takes is known before it is planned", async () => {
    expect((await page.loader(call("/x", cookie, {}))).halfDaysOf.syb).toBeGreaterThan(0);
  });
});
