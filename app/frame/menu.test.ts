import { describe, expect, it } from "vitest";
import type { SignedIn } from "~/platform/access/actor";
import { type Role, roles } from "~/platform/access/capabilities";
import { isCurrent, menuFor, pageAbove } from "./menu";

const who = (...held: Role[]): SignedIn => ({
  userId: "u",
  name: "测试员",
  username: "u",
  sessionId: "s",
  address: "127.0.0.1",
  grants: held.map((role) => ({ role, villages: "all" })),
});

describe("the menu", () => {
  it("shows what the roles may open, and no empty group", () => {
    expect(menuFor(who("cadre")).map((g) => g.group)).toEqual([null, "records", "work", "look"]);
    expect(
      menuFor(who("administrator"))
        .at(-1)
        ?.items.map((i) => i.key),
    ).toContain("audit");
  });

  const near = (...held: Role[]) =>
    menuFor(who(...held))
      .flatMap((g) => g.items)
      .filter((i) => !i.deep)
      .map((i) => i.key);

  it.each(roles)("leaves four for the bottom of a phone: %s", (role) => {
    expect(near(role)).toHaveLength(4);
    expect(near(role)[0]).toBe("home");
  });

  it("has the work of a role among the four, and of two roles the work of both", () => {
    expect(near("loan-officer")).toEqual(["home", "people", "households", "loans"]);
    expect(near("loan-reviewer")).toEqual(["home", "people", "loans", "policies"]);
    expect(near("trainer", "loan-officer")).toEqual(["home", "people", "training", "loans"]);
  });

  it.each([
    ["/", "/", true],
    ["/", "/people", false],
    ["/people", "/people/12", true],
    ["/people", "/people-of-old", false],
    ["/loans", "/subsidy/3", true],
    ["/people", "/subsidy/3", false],
  ])("%s on %s: %s", (to, path, current) => expect(isCurrent(to, path)).toBe(current));

  it.each([
    ["/", null],
    ["/people", null],
    ["/admin/audit", null],
    ["/people/12", "/people"],
    ["/training/12/attendance", "/training/12"],
    ["/certificates/batches/3", "/certificates"],
    ["/admin/roles", "/"],
    ["/admin/staff/admin/details", "/admin/staff/admin"],
    ["/subsidy", "/loans"],
    ["/guarantee-funds/2", "/guarantee-funds"],
    ["/account", "/"],
    ["/search", "/"],
  ])("above %s is %s", (path, above) => expect(pageAbove(path)).toBe(above));
});
