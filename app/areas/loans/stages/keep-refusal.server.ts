import type { Tx } from "db/client.server";
import type { Day } from "~/platform/dates";
import type { FoundApplication } from "../application/application-queries.server";
import { type Checked, keepCheck } from "../application/check-application.server";

/** One ground of a refusal: the rule, what was said of it, the day it was looked into. */
export interface Ground {
  rule: string | null | undefined;
  said: string | null;
  on: Day;
  by: "reviewer" | "committee";
}

/**
 * A refusal names the rule that is not met: the check is kept once more with its verdict, so that page, review sheet and
 * notice say the same.
 */
export function keepRefusal(
  tx: Tx,
  found: FoundApplication,
  check: Checked,
  grounds: readonly Ground[],
  by: { name: string; now: number },
): void {
  const findings = check.findings.map((f) => {
    const of = grounds.filter((g) => g.rule === f.rule);
    const first = of[0];
    if (!first) return f;
    const said = of.flatMap((g) => g.said ?? []).join("；") || null;
    const values = { ...f.values, said, proofOn: first.on, ...(first.by === "committee" ? { by: 1 } : {}) };
    return { ...f, verdict: "fails" as const, values };
  });
  const count = (verdict: string) => findings.filter((f) => f.verdict === verdict).length;
  const kept = { ...check, findings, failing: count("fails"), unproved: count("proof") };
  keepCheck(tx, found, kept, by.name, by.now);
}
