import { describe, expect, it } from "vitest";
import type { SignedIn } from "~/platform/access/actor";
import { isCurrent, menuFor, pageAbove } from "./menu";

const who = (role: "cadre" | "administrator"): SignedIn => ({
  userId: "u",
  name: "测试员",
  username: "u",
  sessionId: "s",
  address: "127.0.0.1",
  grants: [{ role, villages: "all" }],
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

  it("leaves four for the bottom of a phone", () => {
    expect(
      menuFor(who("administrator"))
        .flatMap((g) => g.items)
        .filter((i) => !i.deep),
    ).toHaveLength(4);
  });

  it.each([
    ["/", "/", true],
    ["/", "/people", false],
    ["/people", "/people/12", true],
    ["/people", "/people-of-old", false],
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
    ["/account", "/"],
    ["/search", "/"],
  ])("above %s is %s", (path, above) => expect(pageAbove(path)).toBe(above));
});
