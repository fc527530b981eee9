import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/dates";
import { type PostTerm, predecessorOf, whyNotTerm } from "./village-post";

const term = (fromOn: string, toOn: string | null, more: Partial<PostTerm> = {}): PostTerm => ({
  post: "information-officer",
  holderName: "甲",
  fromOn,
  toOn,
  ...more,
});

describe("terms of a post", () => {
  it("refuses a second holder on a single shared day", () => {
    const first = term("2025-02-10", "2026-01-31", { id: 1 });
    expect(whyNotTerm([first], term("2026-01-31", null))).toEqual({ why: "post.overlap", with: first });
    expect(whyNotTerm([first], term("2026-02-01", null))).toBeNull();
  });
  it("lets several people be team members, but nobody twice", () => {
    const one = term("2025-02-10", null, { post: "team-member", holderName: "甲" });
    expect(whyNotTerm([one], term("2025-03-01", null, { post: "team-member", holderName: "乙" }))).toBeNull();
    expect(whyNotTerm([one], term("2025-03-01", null, { post: "team-member" }))?.why).toBe("post.overlap");
  });
  it("refuses an end before the beginning, and does not collide with itself", () => {
    expect(whyNotTerm([], term("2026-02-02", "2026-02-01"))).toEqual({ why: "post.backwards" });
    expect(
      whyNotTerm([term("2025-01-01", null, { id: 7 })], term("2025-01-01", "2025-06-30", { id: 7 })),
    ).toBeNull();
  });
  it("accepts a term exactly when no day has two holders", () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays("2026-01-01", n));
    const any = fc.tuple(day, fc.option(day)).map(([a, b]) => term(a, b));
    fc.assert(
      fc.property(any, any, (a, b) => {
        fc.pre(a.toOn === null || a.toOn >= a.fromOn);
        const days = Array.from({ length: 50 }, (_, n) => addDays("2026-01-01", n));
        const holds = (t: PostTerm, on: string) => t.fromOn <= on && on <= (t.toOn ?? "9999");
        const shared = days.some((on) => holds(a, on) && holds(b, on));
        const why = whyNotTerm([a], b)?.why;
        if (b.toOn !== null && b.toOn < b.fromOn) expect(why).toBe("post.backwards");
        else expect(why === "post.overlap").toBe(shared);
      }),
    );
  });
  it("finds who is succeeded", () => {
    const open = term("2025-02-10", null, { id: 3 });
    expect(predecessorOf([open], "information-officer", "2026-02-01")).toBe(open);
    expect(predecessorOf([open], "information-officer", "2025-02-10")).toBeUndefined();
  });
});
