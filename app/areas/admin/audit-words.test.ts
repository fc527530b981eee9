import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { eventLabel, reasonText } from "./audit-words";
import { auditText } from "./text";

/** Every event the product writes, from its source: `event: "noun.past"`. */
const written = [
  ...new Set(
    readdirSync("app", { recursive: true, encoding: "utf8" })
      .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f))
      .flatMap((f) =>
        [
          ...readFileSync(path.join("app", f), "utf8").matchAll(
            /\bevent: (?:[^"\n]*\? )?"([a-z-]+\.[a-z-]+)"/g,
          ),
        ].map((m) => m[1] ?? ""),
      ),
  ),
].sort();

describe("words of the audit log", () => {
  it("the source is read", () => expect(written.length).toBeGreaterThan(30));

  it.each(written)("%s has words in both languages", (event) => {
    for (const language of ["zh", "en"] as const)
      expect(eventLabel(language, event)).not.toBe(auditText[language].unknownEvent);
  });

  it("a refused enrolment says why, in the reader's language", () => {
    expect(reasonText("zh", "enrolment.refused", "enrol.why.age")).toContain("培训年龄");
    expect(reasonText("en", "enrolment.refused", "enrol.why.age")).toMatch(/^[\x20-\x7e]+$/);
    expect(reasonText("zh", "enrolment.refused", "enrol.why.constructor")).toBeNull();
  });

  it("an event nobody knows is called so, not by its code", () => {
    expect(eventLabel("zh", "constructor.toString")).toBe(auditText.zh.unknownEvent);
  });
});
