import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { setTestSecrets } from "../../tests/support/test-db";
import { secrets } from "./keys.server";
import { blindIndex } from "./sealed.server";

it("a blind index is HMAC-SHA-256, whatever the value", () => {
  setTestSecrets();
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (value, purpose) => {
      const hmac = createHmac("sha256", secrets().indexKey).update(`${purpose}\0${value}`);
      expect(blindIndex(value, purpose)).toBe(hmac.digest("base64url"));
    }),
  );
});
