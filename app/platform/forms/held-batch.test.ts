import { expect, it } from "vitest";
import { heldBy, restsHere } from "./held-batch";

it("a batch that is sent to the sign-in page waits for who made it, and one of another person for that person", () => {
  const answer = (status: number, redirected = false) => heldBy({ status, redirected });
  expect(answer(200, true)).toBe("over");
  expect(answer(401)).toBe("over");
  expect(answer(412)).toBe("other");
  for (const status of [200, 400, 403, 404, 422, 500, 503]) expect(answer(status)).toBeNull();
});

it("the strip says that marks are being sent only while some are: not when all are saved, nor while they wait for somebody", () => {
  expect([restsHere(null, 2), restsHere(null, 0), restsHere("other", 2), restsHere("over", 0)]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
