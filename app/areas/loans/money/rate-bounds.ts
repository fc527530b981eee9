import type { Ppm } from "../engine/exact";

/** A rate over this is a mistake of typing: four times the LPR is the most that courts protect, and that is under 24%. */
export const highestPpm: Ppm = 240_000;
