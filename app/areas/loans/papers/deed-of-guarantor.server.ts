import type { Reader } from "db/client.server";
import { guarantorsOfApplication } from "../application/application-queries.server";
import { type IssuedPaper, papersOfApplication } from "./paper-queries.server";

/** Whose deed it is, by the place in its number; null of every other paper. */
export const placeOfDeed = (paper: Pick<IssuedPaper, "kind" | "number">): number | null =>
  paper.kind === "counter-guarantee" ? Number(paper.number.split("-").at(-2)) : null;

/** The place of a guarantor who is added: above all that are there, and above those whose deed went out before. */
export function nextPlace(db: Reader, applicationId: number): number {
  const held = guarantorsOfApplication(db, applicationId).map((g) => g.place);
  const deeds = papersOfApplication(db, applicationId).map((p) => placeOfDeed(p) ?? 0);
  return Math.max(0, ...held, ...deeds) + 1;
}
