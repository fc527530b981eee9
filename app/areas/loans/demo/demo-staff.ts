import type { SignedIn } from "~/platform/access/actor";

/** Who works on the demo's loans: whoever enters, two who review, two who decide. */
export interface DemoStaffOfLoans {
  cadre: SignedIn;
  officer: SignedIn;
  reviewer: SignedIn;
  leader: SignedIn;
  secondLeader: SignedIn;
}

/** What the demo does must be allowed. */
export const must = <T extends { ok: boolean }>(what: string, result: T): Extract<T, { ok: true }> => {
  if (!result.ok) throw new Error(`demo loan, ${what}: ${JSON.stringify(result)}`);
  return result as Extract<T, { ok: true }>;
};
