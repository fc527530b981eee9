import { describe, expect, it } from "vitest";
import { workingDaysBetween } from "~/areas/policies/working-day";
import { committeeFor, decidedBy } from "./committee";
import { whyNotSecond } from "./four-eyes";
import { deskOf, dueOnOf, partClocks, runs } from "./step-clock";

const days = (from: string, to: string) => workingDaysBetween(from, to, new Map());
const change = (toState: string, on: string) => ({ toState, on, userName: "甲" });

describe("working days of each part", () => {
  it("the day a part begins is not counted; weekends and 国庆 are none", () => {
    // Submitted on Wednesday 30 September 2026; the offices are shut from 1 to 7 October.
    const clocks = partClocks(
      [
        change("draft", "2026-09-28"),
        change("submitted", "2026-09-30"),
        change("village-recommended", "2026-10-09"),
      ],
      "2026-10-09",
      days,
    );
    expect(clocks.get("village")).toMatchObject({ fromOn: "2026-09-30", toOn: "2026-10-09", used: 2 });
  });

  it("stands still while the applicant brings papers, and goes on where it was", () => {
    const way = [
      change("town-checked", "2026-11-02"),
      change("first-review", "2026-11-03"),
      change("supplementing", "2026-11-05"),
      change("first-review", "2026-11-16"),
    ];
    expect(partClocks(way.slice(0, 3), "2026-11-16", days).get("review")).toMatchObject({
      used: 3,
      toOn: null,
    });
    expect(partClocks(way, "2026-11-18", days).get("review")?.used).toBe(5);
    // Seven days in all, three used: the fourth working day after the papers came.
    const add = (from: string, n: number) => {
      let on = from;
      for (let left = n; left > 0; ) {
        on = new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10);
        if (days(new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10), on) === 1) left -= 1;
      }
      return on;
    };
    expect(dueOnOf("first-review", "2026-11-16", 3, 7, add)).toBe("2026-11-20");
    expect(dueOnOf("first-review", "2026-11-16", 9, 7, add)).toBe("2026-11-15");
    expect(dueOnOf("village-recommended", "2026-11-16", 0, null, add)).toBeNull();
  });

  it("the guarantor's days run from the approval until the bank has it; after a bank's no it is the officer's turn", () => {
    const way = [
      change("qualified", "2026-11-23"),
      change("guarantee-check", "2026-11-24"),
      change("guarantee-agreed", "2026-11-25"),
      change("at-bank", "2026-11-30"),
    ];
    expect(partClocks(way.slice(0, 1), "2026-11-30", days).get("guarantee")?.used).toBe(5);
    expect(partClocks(way.slice(0, 3), "2026-11-30", days).get("guarantee")).toMatchObject({
      used: 5,
      toOn: null,
    });
    expect(partClocks(way, "2026-12-01", days).get("bank")).toMatchObject({ fromOn: "2026-11-30", used: 1 });
    expect([runs("qualified"), runs("guarantee-agreed"), runs("bank-refused")]).toEqual([true, true, false]);
    expect([deskOf("guarantee-agreed", "guarantee"), deskOf("bank-refused", "bank")]).toEqual([
      "toBank",
      "otherBank",
    ]);
  });

  it("another bank begins with its own days", () => {
    const clocks = partClocks(
      [
        change("at-bank", "2026-11-02"),
        change("bank-refused", "2026-11-09"),
        change("at-bank", "2026-11-16"),
      ],
      "2026-11-17",
      days,
    );
    expect(clocks.get("bank")).toMatchObject({ fromOn: "2026-11-16", used: 1 });
  });
});

describe("a committee of three in five", () => {
  const rule = { needed: 3, members: 5 };
  it("the third yes approves", () => {
    expect(decidedBy(rule, ["yes", "no", "yes"])).toBeNull();
    expect(decidedBy(rule, ["yes", "no", "yes", "yes"])).toBe("approved");
  });
  it("once three can no longer agree it is refused", () =>
    expect(decidedBy(rule, ["no", "abstained", "no"])).toBe("refused"));
  it("is asked for above an amount, or not at all", () => {
    const value = (key: string, n: number) => ({ [key]: { key, value: String(n) } });
    const values = {
      ...value("committeeNeeded", 3),
      ...value("committeeMembers", 5),
      ...value("committeeOver", 30_000_000),
    };
    const policy = { values } as unknown as Parameters<typeof committeeFor>[0];
    expect(committeeFor(policy, 30_000_000)).toBeNull();
    expect(committeeFor(policy, 30_000_001)).toEqual(rule);
    expect(committeeFor({ values: {} }, 99_000_000)).toBeNull();
  });
});

describe("four eyes", () => {
  const hands = {
    enteredBy: "maker",
    opinions: [
      { step: "entry", result: "yes", userId: "helper" },
      { step: "village", result: "yes", userId: "village" },
      { step: "town", result: "yes", userId: "town" },
      { step: "first-review", result: "returned", userId: "returner" },
      { step: "first-review", result: "yes", userId: "reviewer" },
      { step: "second-review", result: "yes", userId: "second" },
    ],
  };
  it.each(["maker", "helper", "village", "town"])("%s cannot review or approve", (who) => {
    expect(whyNotSecond(hands, "take", "town-checked", who)).toBe("step.why.madeIt");
    expect(whyNotSecond(hands, "first-review", "first-review", who)).toBe("step.why.madeIt");
    expect(whyNotSecond(hands, "refuse", "first-review", who)).toBe("step.why.madeIt");
    expect(whyNotSecond(hands, "approve", "second-review", who)).toBe("step.why.madeIt");
    expect(whyNotSecond(hands, "vote", "committee", who)).toBe("step.why.madeIt");
  });
  it("who reviewed cannot approve, who put it to the committee does not vote", () => {
    expect(whyNotSecond(hands, "first-review", "first-review", "reviewer")).toBeNull();
    expect(whyNotSecond(hands, "approve", "second-review", "reviewer")).toBe("step.why.reviewedIt");
    expect(whyNotSecond(hands, "vote", "committee", "reviewer")).toBe("step.why.reviewedIt");
    expect(whyNotSecond(hands, "vote", "committee", "second")).toBe("step.why.reviewedIt");
    expect(whyNotSecond(hands, "vote", "committee", "somebody")).toBeNull();
  });
  it("who only sent it back has decided nothing", () =>
    expect(whyNotSecond(hands, "approve", "second-review", "returner")).toBeNull());
});
