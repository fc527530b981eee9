import { describe, expect, it } from "vitest";
import { translateMessage } from "~/platform/i18n/text";
import { moneyText } from "../text/money";
import { readFields } from "./form-fields";
import { stateWord } from "./loan-badge";
import { letterFields } from "./repayment-form";
import { type RequestFacts, whyNotOffered } from "./request-rules";

describe("what a loan's pages say before anything is typed", () => {
  it("an extension is agreed until the old maturity and runs from that day on", () => {
    const word = (today: string) =>
      stateWord(
        { state: "running", settledOn: null, balanceFen: 1 },
        { maturesOn: "2027-09-12", extended: true, overdueFen: 0, today },
      ).word;
    expect(["2026-11-30", "2027-09-11", "2027-09-12"].map(word)).toEqual([
      "extension-agreed",
      "extension-agreed",
      "extended",
    ]);
  });

  it("a number over the limit of its field names the limit", () => {
    const form = new FormData();
    form.set("graceDays", "200");
    const read = readFields(letterFields, form);
    expect(read.ok ? null : translateMessage(moneyText, "zh", read.errors.graceDays ?? "")).toBe(
      "最多填 30。",
    );
  });

  it("a form that would be refused whatever is typed is not offered", () => {
    const facts = {
      state: "running",
      maturesOn: "2027-09-12",
      extension: null,
      balanceFen: 1,
      overdueFen: 0,
      claimFen: 0,
      events: 0,
      subsidyLines: 0,
      fund: false,
      today: "2026-11-30",
    } as unknown as RequestFacts;
    const extension = { from: "2027-09-12", to: "2028-03-12" };
    expect(whyNotOffered(facts, "extension")).toBeNull();
    expect(whyNotOffered({ ...facts, extension }, "extension")).toBe("loanWhy.extensionSecond");
    expect(whyNotOffered({ ...facts, overdueFen: 1 }, "extension")).toBe("loanWhy.extensionOverdue");
    expect(whyNotOffered(facts, "write-off")).toBe("loanWhy.writeOffNothing");
    expect(whyNotOffered({ ...facts, state: "compensated", claimFen: 1 }, "write-off")).toBeNull();
    expect(whyNotOffered(facts, "compensation")).toBe("loanWhy.compensationNoFund");
  });
});
