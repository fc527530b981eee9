import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { reasonText } from "./audit-reason";
import { eventLabel, subjectLabel } from "./audit-words";
import { pageLabel } from "./page-words";
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

  it("a page is named by the menu and by what it is about, never by its address", () => {
    expect(pageLabel("zh", "/training/8/certificates.pdf", "SYB 第 3 期")).toBe(
      "页面：创业培训，SYB 第 3 期",
    );
    expect(pageLabel("zh", "/people/200")).toBe("页面：人员，编号 200");
    expect(pageLabel("en", "/admin/audit")).toBe("Page: Audit log");
    expect(pageLabel("zh", "/constructor/1")).toBe("页面：其他");
    const row = { subjectKind: "page", subjectId: "/training/8/roster.pdf", subjectLabel: null };
    expect(subjectLabel("zh", row)).not.toContain("/");
  });

  it("a refused enrolment says why, in the reader's language", () => {
    expect(reasonText("zh", "enrolment.refused", "enrol.why.age")).toContain("培训年龄");
    expect(reasonText("en", "enrolment.refused", "enrol.why.age")).toMatch(/^[\x20-\x7e]+$/);
    expect(reasonText("zh", "enrolment.refused", "enrol.why.constructor")).toBeNull();
  });

  /** Rules as commands return them, `why: "area.why.what"`; what is not found is a 404 and no row. */
  const rules = [
    ...new Set(
      readdirSync("app/areas", { recursive: true, encoding: "utf8" })
        .filter((f) => /\.server\.ts$/.test(f) && !/demo/.test(f))
        .flatMap((f) =>
          [
            ...readFileSync(path.join("app/areas", f), "utf8").matchAll(/\bwhy: "([a-zA-Z]+\.[a-zA-Z.]+)"/g),
          ].map((m) => m[1] ?? ""),
        )
        .filter((why) => !/\.notFound$/.test(why)),
    ),
  ].sort();

  it("the rules are read", () => expect(rules.length).toBeGreaterThan(40));

  it.each(rules)("%s, when it refuses, has words in both languages", (why) => {
    expect(reasonText("zh", "x.y", why)).toMatch(/[\u4e00-\u9fff]/);
    expect(reasonText("en", "x.y", why)).toBeTruthy();
  });

  it("a code of the second step that was refused is said in two words, not in those that help whoever types it", () => {
    expect(reasonText("zh", "second-factor.refused", "second.codeWrong")).toBe("验证码不对");
    expect(reasonText("en", "second-factor.refused", "second.codeWrong")).toBe("Wrong code");
  });

  it("a rule's values are put into its words, a role by its name", () => {
    const why = 'roles.noVillages|{"role":"certificate-clerk"}';
    expect(reasonText("zh", "roles.changed", why)).toMatch(/^证书/);
    expect(reasonText("zh", "certificate.batch-drawn", 'batch.failed|{"problem":"20261125-4"}')).toBe(
      "出错了，错误号 20261125-4",
    );
  });

  it("an event nobody knows is called so, not by its code", () => {
    expect(eventLabel("zh", "constructor.toString")).toBe(auditText.zh.unknownEvent);
  });
});
