import type { Db } from "db/client.server";
import { policyValue, policyVersion } from "db/schema";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { policyRegions, policyVersionsOf, usedSince, type VersionOfPolicy } from "./policies.server";
import { differences, type PolicyValueRow, type WhyNotVersion, whyNotVersion } from "./policy";
import type { PolicyVersionInput } from "./policy-forms";
import { allKeys, clauseField, type Product } from "./policy-key";

export type WhyNotAdded =
  | WhyNotVersion
  | { why: "policy.used"; from: Day; to: Day }
  | { why: "policy.noRegion" }
  | { why: "policy.proposedAlready" }
  | { why: "policy.nothing" };

/** The values of a new version: what is as before keeps its source, what is new takes the one of the form. */
export function valuesOf(base: readonly PolicyValueRow[], input: PolicyVersionInput): PolicyValueRow[] {
  const before = new Map(base.map((row) => [row.key, row]));
  return allKeys.flatMap((key) => {
    const value = input[key];
    if (value === null) return [];
    const old = before.get(key);
    const clause = input[clauseField(key)] ?? null;
    if (old?.value === value && old.clause === clause) return [old];
    return [{ key, value, clause, source: input.source, confidence: input.confidence }];
  });
}

/** What a proposal fixes of its place in time. */
export type PlacedVersion = Pick<PolicyVersionInput, "region" | "fromOn" | "previousUntil">;

interface Plan {
  all: VersionOfPolicy[];
  /** The open version of the region, and the day it ends on. */
  closes: { id: number; toOn: Day } | null;
}

/** Why a version cannot be added as the form says; otherwise what it ends. */
export function planOf(
  db: Parameters<typeof policyVersionsOf>[0],
  product: Product,
  input: PlacedVersion,
): Plan | WhyNotAdded {
  const all = policyVersionsOf(db, product);
  if (!policyRegions(db).some((r) => r.code === input.region)) return { why: "policy.noRegion" };
  const open = all.find((v) => v.region === input.region && v.toOn === null && v.fromOn < input.fromOn);
  const toOn = input.previousUntil ?? addDays(input.fromOn, -1);
  const closes = open ? { id: open.id, toOn } : null;
  if (open && toOn < open.fromOn) return { why: "policy.backwards", from: open.fromOn, to: toOn };
  const why = whyNotVersion(
    all.map((v) => (v.id === closes?.id ? { ...v, toOn: closes.toOn } : v)),
    { region: input.region, fromOn: input.fromOn, toOn: null },
  );
  if (why) return why;
  if (closes && usedSince(db, closes.id, addDays(closes.toOn, 1)))
    return { why: "policy.used", from: addDays(closes.toOn, 1), to: input.fromOn };
  return { all, closes };
}

/**
 * Proposes a version that begins from an old one: it holds when somebody else has confirmed it. The open version of its
 * region then ends the day before; one that was used after that day refuses it, for nothing that was decided may change
 * (DOMAIN §8.1, §8.2).
 */
export function addPolicyVersion(
  db: Db,
  actor: Actor<"policy.manage">,
  base: Pick<VersionOfPolicy, "product" | "values">,
  input: PolicyVersionInput,
  now = Date.now(),
): { ok: true; id: number } | ({ ok: false } & WhyNotAdded) {
  return db.transaction((tx) => {
    const plan = planOf(tx, base.product, input);
    if ("why" in plan) return { ok: false, ...plan };
    const values = valuesOf(base.values, input);
    if (values.length === 0) return { ok: false, why: "policy.nothing" };
    const { closes } = plan;
    if (policyVersionsOf(tx, base.product, "proposed").some((v) => v.region === input.region))
      return { ok: false, why: "policy.proposedAlready" };
    const { id } = tx
      .insert(policyVersion)
      .values({
        product: base.product,
        region: input.region,
        fromOn: input.fromOn,
        toOn: null,
        document: input.document,
        source: input.source,
        confidence: input.confidence,
        state: "proposed",
        closesOn: input.previousUntil,
        proposedBy: actor.userId,
        proposedByName: actor.name,
        proposedOn: todayOn(now),
        createdAt: now,
      })
      .returning({ id: policyVersion.id })
      .get();
    tx.insert(policyValue)
      .values(
        values.map(({ key, value, clause, source, confidence }) => ({
          versionId: id,
          key,
          value,
          clause,
          source,
          confidence,
        })),
      )
      .run();
    recordEvent(tx, actor, {
      event: "policy.proposed",
      subject: { kind: "policy", id, label: input.document },
      after: {
        region: input.region,
        fromOn: input.fromOn,
        document: input.document,
        source: input.source,
        confidence: input.confidence,
        toOn: closes?.toOn,
        changes: differences(base.values, values).length,
      },
    });
    return { ok: true, id };
  });
}

/** What the form would change, without saving: the refusal, or the differences from the version it began from. */
export function lookAtVersion(
  db: Db,
  base: Pick<VersionOfPolicy, "product" | "values">,
  input: PolicyVersionInput,
) {
  const plan = planOf(db, base.product, input);
  return {
    why: "why" in plan ? plan : null,
    closes: "why" in plan ? null : plan.closes,
    differences: differences(base.values, valuesOf(base.values, input)),
  };
}
