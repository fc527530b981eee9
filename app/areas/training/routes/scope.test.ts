import { auditEvent, enrolment, person } from "db/schema";
import { desc, eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import { beforeEach, describe, expect, it } from "vitest";
import { idPurpose } from "~/areas/people/person-record.server";
import { seal } from "~/platform/sealed.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import * as attendance from "./attendance";
import * as classPage from "./class";
import * as edit from "./edit-class";
import * as enrol from "./enrol";
import * as grades from "./grades";
import * as papers from "./papers";
import * as place from "./place";
import * as roll from "./roll-xlsx";
import * as roster from "./roster-pdf";
import * as schedule from "./schedule";
import * as signIn from "./sign-in-pdf";

type Answer = (args: ReturnType<typeof call>) => unknown;
interface Page {
  loader: Answer;
  action?: Answer;
}

const pages: Record<string, Page> = {
  "": classPage,
  "/edit": edit,
  "/enrol": enrol,
  "/attendance": attendance,
  "/grades": grades,
  "/papers": papers,
  "/roster.pdf": roster,
  "/sign-in.pdf": signIn,
  "/roll.xlsx": roll,
  "/schedule": schedule,
} as unknown as Record<string, Page>;

describe("every page of a class", () => {
  let db: ReturnType<typeof testDb>;
  let own: number;
  let made: ReturnType<typeof makeClass>;
  beforeEach(() => {
    db = testDb();
    own = makeVillage(db);
    made = makeClass(db, makeVillage(db, "大高庄村", "371725109209"));
  });

  it.each(Object.keys(pages))("%s: a class of another village is not there", async (path) => {
    const { cookie } = signInAs(db, ["administrator", "trainer"], [own]);
    const params = { classId: String(made.id) };
    const page = pages[path] as Page;
    expect(await statusOf(() => page.loader(call(`/training/${made.id}${path}`, cookie, params)))).toBe(404);
    if (page.action) {
      const form = {
        to: "cancelled",
        reason: "因故取消",
        sessionId: "1",
        one: "1:present",
        "planScore-1": "60",
        idNumber: "372928198805150012",
        venue: "村委会",
        capacity: "30",
        lecturers: "甲\n乙",
        revision: "1",
      };
      expect(
        await statusOf(() => page.action?.(call(`/training/${made.id}${path}`, cookie, params, form))),
      ).toBe(404);
    }
  });

  it("a place of another village's class is not there, nor one of another class", async () => {
    const { cookie } = signInAs(db, "trainer", [own]);
    const mine = makeClass(db, own, { until: "enrolling" });
    const theirs = db.select().from(enrolment).get()?.id ?? 0;
    for (const [classId, enrolmentId] of [
      [made.id, theirs],
      [mine.id, theirs],
    ]) {
      const params = { classId: String(classId), enrolmentId: String(enrolmentId) };
      expect(await statusOf(() => place.loader(call("/x", cookie, params)))).toBe(404);
      const form = { what: "withdraw", reason: "个人原因" };
      expect(await statusOf(() => place.action(call("/x", cookie, params, form)))).toBe(404);
    }
    const seat = db.select().from(enrolment).where(eq(enrolment.classId, mine.id)).get()?.id;
    const params = { classId: String(mine.id), enrolmentId: String(seat) };
    const form = { what: "transfer", reason: "个人原因", to: String(made.id) };
    expect(await statusOf(() => place.action(call("/x", cookie, params, form)))).toBe(404);
  });

  it.each(["/roster.pdf", "/sign-in.pdf", "/papers", "/roll.xlsx"])("%s: not for a cadre", async (path) => {
    const { cookie } = signInAs(db, "cadre");
    expect(
      await statusOf(() =>
        (pages[path] as Page).loader(
          call(`/training/${made.id}${path}`, cookie, { classId: String(made.id) }),
        ),
      ),
    ).toBe(403);
  });

  it("prints the roster with a row in the log, numbers masked, and whole ones only with a ticket", async () => {
    const params = { classId: String(made.id) };
    const { cookie } = made.trainer;
    const get = (query = "") =>
      roster.loader(call(`/training/${made.id}/roster.pdf${query}`, cookie, params)) as Promise<Response>;
    const answer = await get();
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const text = pdfText(new Uint8Array(await answer.arrayBuffer()))
      .join("")
      .replace(/\s/g, "");
    for (const name of ["孔令堃", "王㛃", "李𫖯"]) expect(text).toContain(name);
    expect(text).toContain("372928********0012");
    const logged = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();
    expect(logged()?.event).toBe("class.roster-printed");
    expect(JSON.parse(logged()?.after ?? "{}").idNumbers).toBe(0);
    await get("?whole=9999999999999.forged");
    expect(JSON.parse(logged()?.after ?? "{}").idNumbers).toBe(0);

    expect(await statusOf(() => papers.action(call("/x", cookie, params, { reason: "" })))).toBe(400);
    const away = (await papers.action(call("/x", cookie, params, { reason: "开班备案" }))) as Response;
    expect(away.status).toBe(303);
    expect(logged()).toMatchObject({ event: "class.roster-revealed", reason: "开班备案" });
    const ticket = new URL(away.headers.get("location") ?? "", "http://x").search;
    const other = signInAs(db, "trainer");
    await roster.loader(call(`/training/${made.id}/roster.pdf${ticket}`, other.cookie, params));
    expect(JSON.parse(logged()?.after ?? "{}").idNumbers).toBe(0);
  });

  it("exports the list masked, and whole for a reason: once, in this session, of this class", async () => {
    const params = { classId: String(made.id) };
    const { cookie } = made.trainer;
    const named = db.select().from(person).where(eq(person.name, "王㛃")).get()?.id ?? 0;
    db.update(person)
      .set({ phone: "13805301204", idNumberSealed: seal("372928198805150012", idPurpose) })
      .where(eq(person.id, named))
      .run();
    const get = (query: string, as = cookie, of = made.id) =>
      roll.loader(
        call(`/training/${of}/roll.xlsx${query}`, as, { classId: String(of) }),
      ) as Promise<Response>;
    const words = async (answer: Response) => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await answer.arrayBuffer());
      return JSON.stringify(book.worksheets[0]?.getSheetValues());
    };
    const logged = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();
    const masked = await words(await get(""));
    expect(masked).toContain("372928********0012");
    expect(masked).not.toMatch(/372928198805150012|13805301204/);
    expect(logged()).toMatchObject({ event: "class.exported", reason: null });

    const ask = (reason: string, as = cookie) =>
      papers.action(call("/x", as, params, { as: "list", reason })) as Promise<Response>;
    expect(await statusOf(() => ask(" "))).toBe(400);
    const ticket = async () =>
      new URL((await ask("补贴申报")).headers.get("location") ?? "", "http://x").search;
    const first = await ticket();
    const whole = await words(await get(first));
    for (const word of ["372928198805150012", "13805301204", "用途：补贴申报"]) expect(whole).toContain(word);
    expect(logged()).toMatchObject({ event: "class.exported", reason: "补贴申报" });
    expect(JSON.parse(logged()?.after ?? "{}").idNumber).toBe("full-numbers");

    const other = makeClass(db, own);
    const refused = [get(first), get("?ticket=x"), get(await ticket(), cookie, other.id)];
    for (const answer of await Promise.all(refused)) expect(answer.status).toBe(303);
    const stranger = signInAs(db, "trainer");
    expect((await get(await ticket(), stranger.cookie)).status).toBe(303);
  });

  it("prints one half-day, or all, and knows no foreign one", async () => {
    const params = { classId: String(made.id) };
    const get = (query: string) =>
      signIn.loader(call(`/training/${made.id}/sign-in.pdf${query}`, made.trainer.cookie, params));
    const pagesOf = async (query: string) =>
      pdfText(new Uint8Array(await ((await get(query)) as Response).arrayBuffer())).length;
    expect(await pagesOf("")).toBe(4);
    expect(await pagesOf(`?session=${made.sessions[1]?.id}`)).toBe(1);
    expect(await statusOf(() => get("?session=99999"))).toBe(404);
    expect(await statusOf(() => get("?session=abc"))).toBe(404);
  });
});
