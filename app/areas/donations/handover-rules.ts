import { addDays, type Day } from "~/platform/dates";
import type { Road } from "./donation-state";

export const handoverKinds = ["handover", "transfer", "return"] as const;
export type HandoverKind = (typeof handoverKinds)[number];
export const handoverStates = ["open", "accepted", "cancelled"] as const;
export type HandoverState = (typeof handoverStates)[number];

export const signatureRoles = ["giver", "receiver", "witness"] as const;
export type SignatureRole = (typeof signatureRoles)[number];

/** Receivers who have to sign (DOMAIN §3.2). */
export const leastReceivers = 2;

/** Damage and what does not work are said in words, or the paper says nothing to whoever reads it later. */
export const needsRemark = (f: {
  quantityOk: boolean | null;
  looksOk: boolean | null;
  powerOk: boolean | null;
  checkNote: string | null;
}): boolean => [f.quantityOk, f.looksOk, f.powerOk].includes(false) && !f.checkNote;

/** Names that stand more than once: giver, receivers and witness are different people (DOMAIN §3.2). */
export function namedTwice(names: readonly string[]): string[] {
  const bare = names.map((n) => n.replace(/[\s\u3000]/g, "")).filter((n) => n !== "");
  return [...new Set(bare.filter((n, i) => bare.indexOf(n) !== i))];
}

export type WhyNotDay = `check.why.${"later" | "farAhead" | "beforeApproval" | "tooOld" | "beforeHeld"}`;

/**
 * Why a day cannot stand on a paper; null when it can. What was counted and looked at was so today at the latest; the
 * bureau's asset leaves after its approval, and nothing is handed on before it came.
 */
export function whyNotDay(
  on: Day,
  f: { checked: boolean; today: Day; plannedOn: Day; approvedOn: Day | null; heldFrom: Day | null },
): WhyNotDay | null {
  if (f.checked && on > f.today) return "check.why.later";
  if (on > addDays(f.today, 366)) return "check.why.farAhead";
  if (f.approvedOn && on < f.approvedOn) return "check.why.beforeApproval";
  if (f.heldFrom && on < f.heldFrom) return "check.why.beforeHeld";
  return on < addDays(f.plannedOn < f.today ? f.plannedOn : f.today, -366) ? "check.why.tooOld" : null;
}

/** What a paper must have before the things count as received. */
export interface HandoverFacts {
  kind: HandoverKind;
  state: HandoverState;
  road: Road;
  approvalNumber: string | null;
  items: number;
  /** Pieces with a maker's number that is not entered. */
  withoutSerial: number;
  /** Counted, looked at, switched on; null was not done. */
  quantityOk: boolean | null;
  looksOk: boolean | null;
  powerOk: boolean | null;
  /** What is damaged or does not work. */
  checkNote: string | null;
  signatures: readonly { role: SignatureRole; name: string; signed: boolean }[];
  scan: boolean;
}

export type WhyNotAccepted =
  `handover.why.${"ended" | "noItems" | "approval" | "serials" | "unchecked" | "quantity" | "remark" | "samePerson" | "giver" | "receivers" | "witness" | "unsigned"}`;

/** One thing of the list 为什么不能接收: what is missing, or that it is there. */
export interface Requirement {
  key: "approval" | "serials" | "checked" | "receivers" | "witness" | "different" | "signed";
  why: WhyNotAccepted | null;
  count: number;
}

/** Everything that is asked for, in the order of the page; `why` is null where it is met. */
export function requirements(f: HandoverFacts): Requirement[] {
  const named = (role: SignatureRole) => f.signatures.filter((s) => s.role === role && s.name !== "");
  const receivers = named("receiver").length;
  // Who is not named yet has not signed either.
  const nameless =
    Math.max(0, 1 - named("giver").length) +
    Math.max(0, leastReceivers - receivers) +
    Math.max(0, 1 - named("witness").length);
  const unsigned = f.scan ? 0 : nameless + f.signatures.filter((s) => s.name !== "" && !s.signed).length;
  const checked: Requirement =
    f.quantityOk === null || f.looksOk === null
      ? { key: "checked", why: "handover.why.unchecked", count: 0 }
      : {
          key: "checked",
          why: !f.quantityOk ? "handover.why.quantity" : needsRemark(f) ? "handover.why.remark" : null,
          count: 0,
        };
  const twice = namedTwice(f.signatures.map((s) => s.name)).length;
  return [
    ...(f.road === "bureau" && f.kind === "handover"
      ? [
          {
            key: "approval" as const,
            why: f.approvalNumber ? null : ("handover.why.approval" as const),
            count: 0,
          },
        ]
      : []),
    {
      key: "serials",
      why: f.withoutSerial > 0 ? "handover.why.serials" : null,
      count: f.withoutSerial,
    },
    checked,
    {
      key: "receivers",
      why: receivers < leastReceivers ? "handover.why.receivers" : null,
      count: leastReceivers - receivers,
    },
    {
      key: "witness",
      why:
        named("giver").length === 0
          ? "handover.why.giver"
          : named("witness").length === 0
            ? "handover.why.witness"
            : null,
      count: 0,
    },
    { key: "different", why: twice > 0 ? "handover.why.samePerson" : null, count: twice },
    { key: "signed", why: unsigned > 0 ? "handover.why.unsigned" : null, count: unsigned },
  ];
}

/** The first reason why the things are not received yet; null when they can be. */
export function whyNotAccepted(f: HandoverFacts): { why: WhyNotAccepted; count: number } | null {
  if (f.state !== "open") return { why: "handover.why.ended", count: 0 };
  if (f.items === 0) return { why: "handover.why.noItems", count: 0 };
  const open = requirements(f).find((r) => r.why !== null);
  return open?.why ? { why: open.why, count: open.count } : null;
}
