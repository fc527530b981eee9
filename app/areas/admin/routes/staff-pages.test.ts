import type { Db } from "db/client.server";
import { auditEvent } from "db/schema";
import ExcelJs from "exceljs";
import { beforeEach, describe, expect, it } from "vitest";
import { type Role, roles } from "~/platform/access/capabilities";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { type AuditView, auditHref } from "../audit-view";
import * as audit from "./audit";
import * as auditXlsx from "./audit-xlsx";
import * as newStaff from "./new-staff";
import * as rolesPage from "./roles";
import * as settings from "./settings";
import * as staff from "./staff";
import * as deactivation from "./staff-deactivation";
import * as details from "./staff-details";
import * as member from "./staff-member";
import * as password from "./staff-password";
import * as secondFactor from "./staff-second-factor";
import * as sessions from "./staff-sessions";
import * as staffXlsx from "./staff-xlsx";

type Answer = (args: ReturnType<typeof call>) => unknown;
interface Page {
  loader?: Answer;
  action?: Answer;
}
const pages = {
  "/admin/staff": staff,
  "/admin/staff/new": newStaff,
  "/admin/roles": rolesPage,
  "/admin/audit": audit,
  "/admin/audit.xlsx": auditXlsx,
  "/admin/staff.xlsx": staffXlsx,
  "/admin/settings": settings,
  "/admin/staff/x": member,
  "/admin/staff/x/details": details,
  "/admin/staff/x/password": password,
  "/admin/staff/x/second-factor": secondFactor,
  "/admin/staff/x/sessions": sessions,
  "/admin/staff/x/deactivation": deactivation,
} as unknown as Record<string, Page>;

let db: Db;
let admin: string;

beforeEach(() => {
  db = testDb();
  makeVillage(db);
  admin = signInAs(db, "administrator").cookie;
});

describe("pages of the administrator", () => {
  const others = roles.filter((r): r is Exclude<Role, "administrator"> => r !== "administrator");
  it.each(others)("are closed to the %s, who reads why; the visit is in the log", async (role) => {
    const { cookie, person } = signInAs(db, role);
    for (const [path, page] of Object.entries(pages)) {
      const params = { username: person.username };
      if (page.loader)
        expect(await statusOf(() => page.loader?.(call(path, cookie, params))), path).toBe(403);
      if (page.action)
        expect(await statusOf(() => page.action?.(call(path, cookie, params, { reason: "x" }))), path).toBe(
          403,
        );
    }
    expect(
      db
        .select()
        .from(auditEvent)
        .all()
        .filter((e) => e.event === "access.refused" && e.outcome === "refused").length,
    ).toBeGreaterThanOrEqual(Object.keys(pages).length);
  });

  it("an account that is not there is a 404, with every form", async () => {
    for (const [path, page] of Object.entries(pages).filter(([p]) => p.includes("/x"))) {
      const params = { username: "nobody" };
      if (page.loader) expect(await statusOf(() => page.loader?.(call(path, admin, params))), path).toBe(404);
      if (page.action) {
        const form = { reason: "忘了", how: "phone", handover: "无", name: "甲", which: "all" };
        expect(await statusOf(() => page.action?.(call(path, admin, params, form))), path).toBe(404);
      }
    }
  });

  it.each([
    [{}, 400],
    [{ username: "李梅", name: "李梅" }, 400],
    [{ username: "limei", name: "" }, 400],
    [{ username: "limei", name: "李梅", phone: "12" }, 400],
    [{ username: "limei", name: "甲".repeat(41) }, 400],
    [{ username: "limei", name: "李梅" }, 200],
  ])("new account with %j: %i", async (form, status) => {
    expect(
      await statusOf(() =>
        newStaff.action(call("/admin/staff/new", admin, {}, form as Record<string, string>) as never),
      ),
    ).toBe(status);
  });

  it("a name twice is a 422 in the form", async () => {
    const send = () =>
      statusOf(() =>
        newStaff.action(call("/admin/staff/new", admin, {}, { username: "limei", name: "李梅" }) as never),
      );
    expect(await send()).toBe(200);
    expect(await send()).toBe(422);
  });

  it.each([
    ["0", 400],
    ["481", 400],
    ["abc", 400],
    ["", 400],
    ["2.5", 400],
    ["20", 303],
  ])("idle minutes %s: %i", async (idleMinutes, status) => {
    const form = { idleMinutes, issuerName: "郓城县人力资源和社会保障局", officePhone: "12333" };
    expect(await statusOf(() => settings.action(call("/admin/settings", admin, {}, form) as never))).toBe(
      status,
    );
  });
});

describe("the audit page", () => {
  const open = async (query: string) => {
    const d = (await audit.loader(call(`/admin/audit${query}`, admin, {}) as never)) as {
      rows: { event: string }[];
      total: number;
    };
    return d;
  };

  it("filters, survives every nonsense, and its opening is a row itself", async () => {
    signInAs(db, "trainer");
    await statusOf(() => staff.loader(call("/admin/staff", signInAs(db, "cadre").cookie, {}) as never));
    const all = await open("");
    expect(all.total).toBeGreaterThan(0);
    for (const query of [
      "?outcome=refused",
      "?area=access",
      "?from=2026-01-01&to=2026-12-31",
      "?from=banana&to=&area=x&outcome=y&user=z&open=-1&before=abc&after=99999999999999999999",
      "?q=%25%27%22",
    ]) {
      expect(Array.isArray((await open(query)).rows), query).toBe(true);
    }
    expect(
      db
        .select()
        .from(auditEvent)
        .all()
        .some((e) => e.event === "audit.viewed"),
    ).toBe(true);
  });

  it("a day that is none is said beside its field, as it was typed", async () => {
    expect(await open("?from=2026-99-99&to=2026-12-31")).toMatchObject({
      notRead: { from: "2026-99-99" },
      view: { from: "", to: "2026-12-31" },
    });
    expect(await open("?from=2026-01-01")).toMatchObject({ notRead: {} });
  });

  it("tells in words what happened: no event name, capability or key reaches the page", async () => {
    await statusOf(() => staff.loader(call("/admin/staff", signInAs(db, "cadre").cookie, {}) as never));
    await statusOf(() =>
      newStaff.action(call("/x", admin, {}, { username: "limei", name: "李梅" }) as never),
    );
    const d = await open("");
    expect(JSON.stringify(d.rows)).not.toMatch(/"[a-z-]+\.[a-z-]+"|undefined|\[object/);
  });
});

describe("spreadsheets of the administrator", () => {
  const sheetOf = async (answer: unknown) => {
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(await (answer as Response).arrayBuffer());
    const values = (book.worksheets[0]?.getSheetValues() ?? []) as unknown[][];
    return Array.from(values, (r) => r?.slice(1) ?? []);
  };

  it("the log holds the rows of the filter, in words, and says which; the export is a row", async () => {
    const { cookie } = signInAs(db, "trainer");
    await statusOf(() => pages["/admin/audit"]?.loader?.(call("/admin/audit", cookie, {})));
    await statusOf(() => pages["/admin/audit"]?.loader?.(call("/admin/audit", admin, {})));
    const rows = await sheetOf(
      await auditXlsx.loader(call("/admin/audit.xlsx?outcome=refused", admin, {}) as never),
    );
    expect(rows.flat().join("|")).toContain("结果：拒绝");
    const body = rows.filter((r) => typeof r[0] === "number");
    expect(body).toHaveLength(1);
    expect(body[0]?.join("|")).toMatch(/访问被拒绝.*拒绝.*没有权限：/);
    const last = db.select().from(auditEvent).all().at(-1);
    expect(last).toMatchObject({ event: "audit.exported", outcome: "success" });
    expect(JSON.parse(last?.after ?? "{}")).toEqual({ rows: 1, filter: "结果：拒绝" });
  });

  it("columns somebody chose are the columns of the page and of both files; without a choice, all", async () => {
    signInAs(db, "trainer", "all", "周敏");
    const d = (await audit.loader(
      call("/admin/audit?columns=row,event&outcome=refused", admin, {}) as never,
    )) as { view: AuditView };
    expect(d.view.columns).toEqual(["row", "event"]);
    expect(auditHref(d.view, { open: 7 })).toBe("/admin/audit?outcome=refused&columns=row%2Cevent&open=7");
    const headings = async (answer: unknown, first: string) =>
      (await sheetOf(answer)).find((r) => r[0] === first)?.filter(Boolean);
    const log = (query: string) => auditXlsx.loader(call(`/admin/audit.xlsx${query}`, admin, {}) as never);
    expect(await headings(await log("?columns=event,outcome"), "第几条")).toEqual([
      "第几条",
      "时间",
      "做什么",
      "结果",
      "原因",
    ]);
    expect(await headings(await log("?columns=nonsense"), "第几条")).toHaveLength(12);
    const accounts = (query: string) =>
      staffXlsx.loader(call(`/admin/staff.xlsx${query}`, admin, {}) as never);
    expect(await headings(await accounts("?columns=phone"), "用户名")).toEqual([
      "用户名",
      "姓名",
      "电话",
      "已停用",
    ]);
    expect(await headings(await accounts(""), "用户名")).toHaveLength(8);
  });

  it("the accounts are those of the search; a name like a formula stays text", async () => {
    signInAs(db, "trainer", "all", "=1+1");
    signInAs(db, "leader", "all", "高局长");
    const rows = await sheetOf(await staffXlsx.loader(call("/admin/staff.xlsx?q=%3D1", admin, {}) as never));
    const body = rows.filter((r) => String(r[0]).startsWith("user-"));
    expect(body).toHaveLength(1);
    expect(body[0]?.[1]).toBe("=1+1");
    expect(body[0]?.join("|")).toContain("培训讲师：全部");
    expect(db.select().from(auditEvent).all().at(-1)).toMatchObject({ event: "staff.exported" });
  });
});
