import { expect, it } from "vitest";
import { roleCan } from "./capabilities";

it("who looks after accounts and rights decides on no loan and checks no subsidy", () => {
  for (const capability of ["loan.approve", "loan.vote", "loan.decide", "subsidy.check"] as const)
    expect([capability, roleCan("administrator", capability), roleCan("leader", capability)]).toEqual([
      capability,
      false,
      true,
    ]);
});
