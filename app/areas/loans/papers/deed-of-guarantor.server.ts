import type { Reader } from "db/client.server";
import { type Application, guarantorsOfApplication } from "../application/application-queries.server";
import { whoeverGuarantees } from "../application/whoever-guarantees.server";
import { type IssuedPaper, papersOfApplication } from "./paper-queries.server";

/** Whose deed it is, by the place in its number; null of every other paper. */
export const placeOfDeed = (paper: Pick<IssuedPaper, "kind" | "number">): number | null =>
  paper.kind === "counter-guarantee" ? Number(paper.number.split("-").at(-2)) : null;

/** Who gives a deed now: of nobody before the mode of the guarantee is chosen. */
export const deedGivers = (db: Reader, a: Pick<Application, "id" | "guaranteeMode">) =>
  a.guaranteeMode === null ? [] : whoeverGuarantees(db, a.id).filter((g) => g.kind === "person");

/** The place of a guarantor who is added: above all that are there, and above those whose deed went out before. */
export function nextPlace(db: Reader, applicationId: number): number {
  const held = guarantorsOfApplication(db, applicationId).map((g) => g.place);
  const deeds = papersOfApplication(db, applicationId).map((p) => placeOfDeed(p) ?? 0);
  return Math.max(0, ...held, ...deeds) + 1;
}
