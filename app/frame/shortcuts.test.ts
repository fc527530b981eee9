import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Pressed, shortcutFor } from "./shortcuts";

const press = (key: string, more: Partial<Pressed> = {}) =>
  shortcutFor({ key, ctrl: false, alt: false, inField: false, afterG: false, ...more }, true);

describe("shortcuts", () => {
  it("g then a letter goes somewhere; the letter alone does not", () => {
    expect(press("g")).toBe("g");
    expect(press("p", { afterG: true })).toEqual({ do: "go", to: "/people" });
    expect(press("p")).toBeNull();
  });

  it("x after g chooses a row: no page has that letter", () => {
    expect(press("x", { afterG: true })).toEqual({ do: "choose" });
  });

  it("search and save work in fields too", () => {
    expect(press("k", { ctrl: true, inField: true })).toEqual({ do: "palette" });
    expect(press("Enter", { ctrl: true, inField: true })).toEqual({ do: "save" });
  });

  it("a plain key does nothing in a field, with Alt, or when switched off", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 5 }), fc.boolean(), (key, afterG) => {
        const p = { key, ctrl: false, alt: false, inField: false, afterG };
        expect(shortcutFor({ ...p, inField: true }, true)).toBeNull();
        expect(shortcutFor({ ...p, alt: true }, true)).toBeNull();
        expect(shortcutFor(p, false)).toBeNull();
      }),
    );
  });

  it.each(["constructor", "__proto__", "toString"])("%s is no key", (key) => {
    expect(press(key)).toBeNull();
  });
});
