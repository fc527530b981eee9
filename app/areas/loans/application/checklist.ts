import { addDays, type Day } from "~/platform/dates";
import type { Application } from "./application-queries.server";

/** Papers of an application (DOMAIN §1.7), in the order of the checklist. */
export const documentKinds = [
  "id-card",
  "household-book",
  "marriage",
  "spouse-id",
  "residence-permit",
  "licence",
  "group-proof",
  "shop-screenshot",
  "credit-report",
  "spouse-credit-report",
  "registered-spouse-credit-report",
  "premises",
  "counter-guarantee",
  "guarantor-income",
  "account-card",
  "training-certificate",
  "job-contracts",
  "partner-papers",
  "staff-roster",
  "hire-proof",
  "wage-proof",
  "firm-size",
  "authorisation",
  "other",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Days before its last day in which a paper is about to run out. */
export const soonDays = 30;

type Asked = Pick<
  Application,
  "kind" | "marital" | "residencePermit" | "groupCode" | "guaranteeKind" | "certificateId" | "businessName"
>;

/**
 * Which papers an application needs; what depends on a field that is still empty is not asked for yet. `wed`: the register
 * has a spouse, whatever was typed; `another`: not the one of the form.
 */
export function wantedDocuments(
  a: Asked,
  counts: { jobs: number; guarantors: number; wed: boolean; another?: boolean },
): DocumentKind[] {
  const firm = a.kind === "firm";
  const married = a.marital === "married" || counts.wed;
  const wanted: Partial<Record<DocumentKind, boolean>> = {
    "id-card": true,
    "household-book": !firm,
    marriage: !firm,
    "spouse-id": !firm && married,
    "residence-permit": !firm && Boolean(a.residencePermit),
    licence: true,
    "group-proof": !firm,
    "shop-screenshot": !firm && a.groupCode === "online-shop",
    "credit-report": true,
    "spouse-credit-report": !firm && married,
    "registered-spouse-credit-report": !firm && (counts.another ?? false),
    premises: true,
    "counter-guarantee": !["waived", "fund", null].includes(a.guaranteeKind),
    "guarantor-income": a.guaranteeKind === "natural-person" || counts.guarantors > 0,
    "account-card": true,
    "training-certificate": a.certificateId !== null,
    "job-contracts": !firm && counts.jobs > 0,
    "partner-papers": a.kind === "partners",
    "staff-roster": firm,
    "hire-proof": firm,
    "wage-proof": firm,
    "firm-size": firm,
    authorisation: true,
  };
  return documentKinds.filter((k) => wanted[k]);
}

export interface KeptDocument {
  id: number;
  kind: string;
  expiresOn: Day | null;
  contentType: string | null;
}

export interface CheckedDocument {
  kind: DocumentKind;
  /** wanted: nothing is there; expired: it ran out; again: what was signed has lapsed; soon: it is about to run out; ok. */
  state: "missing" | "expired" | "again" | "soon" | "ok";
  wanted: boolean;
  /** Day the last of them runs out. */
  expiresOn: Day | null;
  documents: readonly KeptDocument[];
}

/** The checklist of an application on a day: each kind with what is there, the missing ones first. */
export function checklistOf(
  wanted: readonly DocumentKind[],
  kept: readonly KeptDocument[],
  today: Day,
): CheckedDocument[] {
  return documentKinds.flatMap((kind): CheckedDocument[] => {
    const documents = kept.filter((d) => d.kind === kind);
    const isWanted = wanted.includes(kind);
    if (!isWanted && documents.length === 0) return [];
    const good = documents.filter((d) => d.expiresOn === null || d.expiresOn >= today);
    // The sheet that lasts longest decides: an old report may lie beside the new one.
    const expiresOn = good.some((d) => d.expiresOn === null)
      ? null
      : (good
          .map((d) => d.expiresOn as Day)
          .sort()
          .at(-1) ??
        documents.at(-1)?.expiresOn ??
        null);
    const state =
      documents.length === 0
        ? "missing"
        : good.length === 0
          ? "expired"
          : expiresOn !== null && expiresOn <= addDays(today, soonDays)
            ? "soon"
            : "ok";
    return [{ kind, state, wanted: isWanted, expiresOn, documents }];
  });
}

/** The same list where some kinds have to be signed once more: what is there shows a paper that has lapsed. */
export const signedAgain = (
  list: readonly CheckedDocument[],
  kinds: readonly DocumentKind[],
): readonly CheckedDocument[] =>
  list.map((d) => (d.documents.length > 0 && kinds.includes(d.kind) ? { ...d, state: "again" } : d));

/** Without these nothing may be looked into: they are never brought later. */
export const neverLater: readonly DocumentKind[] = ["id-card", "authorisation"];

/** What keeps an application from being passed on: 一次性告知 names these. */
export const lacking = (list: readonly CheckedDocument[]): DocumentKind[] =>
  list.filter((d) => d.wanted && ["missing", "expired", "again"].includes(d.state)).map((d) => d.kind);
