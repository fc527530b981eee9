/** What one person is to another. Every part has its counterpart at the other end. Pure. */
export const parts = ["spouse", "parent", "child", "sibling", "guarantor", "guaranteed", "partner"] as const;
export type Part = (typeof parts)[number];

export type RelationKind = "spouse" | "parent" | "sibling" | "guarantor" | "partner";

const counterparts: Record<Part, Part> = {
  spouse: "spouse",
  parent: "child",
  child: "parent",
  sibling: "sibling",
  guarantor: "guaranteed",
  guaranteed: "guarantor",
  partner: "partner",
};

export const counterpart = (part: Part): Part => counterparts[part];

const kinds: Record<Part, RelationKind> = {
  spouse: "spouse",
  parent: "parent",
  child: "parent",
  sibling: "sibling",
  guarantor: "guarantor",
  guaranteed: "guarantor",
  partner: "partner",
};

export const kindOf = (part: Part): RelationKind => kinds[part];

/** Relations of the blood have no beginning or end; they are only ever recorded wrongly. */
export const isByBirth = (kind: string): boolean => kind === "parent" || kind === "sibling";
