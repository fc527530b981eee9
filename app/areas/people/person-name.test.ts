import fc from "fast-check";
import { expect, test } from "vitest";
import { isSingleCharacter, nameTokens, normaliseName, whyNotName } from "./person-name";

const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCodePoint(c));
const rare = fc.integer({ min: 0x20000, max: 0x323af }).map((c) => String.fromCodePoint(c));
const name = fc.array(fc.oneof(hanzi, rare), { minLength: 2, maxLength: 12 }).map((c) => c.join(""));
const space = fc.constantFrom(" ", "　", "\u00a0", "\u200b", "  ");
const dot = fc.constantFrom("·", "•", "‧", "・", "．", "⋅", "●", "∙", "･", ".");

test("a name in one form stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
    }),
    { numRuns: 500 },
  );
});

test("spaces between hanzi never matter, wherever they stand", () => {
  fc.assert(
    fc.property(name, fc.array(space, { minLength: 13, maxLength: 13 }), (text, spaces) => {
      const spread = [...text].map((c, i) => `${spaces[i]}${c}`).join("");
      expect(normaliseName(`${spread}${spaces[12]}`)).toBe(text);
    }),
  );
});

test("every dot between two parts becomes the one dot of identity cards", () => {
  fc.assert(
    fc.property(name, name, dot, (first, last, d) => {
      expect(normaliseName(`${first}${d}${last}`)).toBe(`${first}·${last}`);
    }),
  );
});

test("a hanzi is never exchanged for another, not even a compatibility character", () => {
  expect(normaliseName("李\u{f9d3}")).toBe("李\u{f9d3}");
  expect(normaliseName("王㛃")).toBe("王㛃");
  fc.assert(
    fc.property(name, (text) => {
      expect(normaliseName(text)).toBe(text);
      expect(whyNotName(text)).toBeNull();
    }),
  );
});

test("accents are composed, variation selectors dropped, Latin spaces kept once", () => {
  expect(normaliseName("Jose\u0301  Mari\u0301a")).toBe("José María");
  expect(normaliseName("葛\u{e0100}城")).toBe("葛城");
});

test("what cannot be a name says why", () => {
  expect(whyNotName(normaliseName("  "))).toBe("name.missing");
  expect(whyNotName(normaliseName("张"))).toBeNull();
  expect(isSingleCharacter("张")).toBe(true);
  expect(isSingleCharacter("𫖯")).toBe(true);
  expect(isSingleCharacter("张伟")).toBe(false);
  expect(whyNotName(normaliseName("张1龙"))).toBe("name.characters");
  expect(whyNotName(normaliseName("张\ue000"))).toBe("name.private");
  expect(whyNotName("张".repeat(41))).toBe("name.long");
});

test("search tokens are one for each character, whatever plane it is on", () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(nameTokens(text).split(" ")).toHaveLength([...text].length);
    }),
  );
});
