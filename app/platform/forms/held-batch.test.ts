import { expect, it } from "vitest";
import { heldBy } from "./held-batch";

it("a batch that is sent to the sign-in page waits for who made it, and one of another person for that person", () => {
  const answer = (status: number, redirected = false) => heldBy({ status, redirected });
  expect(answer(200, true)).toBe("over");
  expect(answer(401)).toBe("over");
  expect(answer(412)).toBe("other");
  for (const status of [200, 400, 403, 404, 422, 500, 503]) expect(answer(status)).toBeNull();
});
