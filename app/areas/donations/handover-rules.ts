import type { Road } from "./donation-state";

export const handoverKinds = ["handover", "transfer", "return"] as const;
export type HandoverKind = (typeof handoverKinds)[number];
export const handoverStates = ["open", "accepted", "cancelled"] as const;
export type HandoverState = (typeof handoverStates)[number];

export const signatureRoles = ["giver", "receiver", "witness"] as const;
export type SignatureRole = (typeof signatureRoles)[number];

/** Receivers who have to sign (DOMAIN §3.2). */
export const leastReceivers = 2;

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
  signatures: readonly { role: SignatureRole; name: string; signed: boolean }[];
  scan: boolean;
}

export type WhyNotAccepted =
  `handover.why.${"ended" | "noItems" | "approval" | "serials" | "unchecked" | "quantity" | "giver" | "receivers" | "witness" | "unsigned"}`;

/** One thing of the list 为什么不能接收: what is missing, or that it is there. */
export interface Requirement {
  key: "approval" | "serials" | "checked" | "receivers" | "witness" | "signed";
  why: WhyNotAccepted | null;
  count: number;
}

/** Everything that is asked for, in the order of the page; `why` is null where it is met. */
export function requirements(f: HandoverFacts): Requirement[] {
  const named = (role: SignatureRole) => f.signatures.filter((s) => s.role === role && s.name !== "");
  const receivers = named("receiver").length;
  const unsigned = f.scan ? 0 : f.signatures.filter((s) => s.name !== "" && !s.signed).length;
  const checked: Requirement =
    f.quantityOk === null || f.looksOk === null
      ? { key: "checked", why: "handover.why.unchecked", count: 0 }
      : { key: "checked", why: f.quantityOk ? null : "handover.why.quantity", count: 0 };
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
