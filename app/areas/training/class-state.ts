import type { Capability } from "~/platform/access/capabilities";

/** States of a class (DOMAIN §2.2). A change of state is a row with who and when. */
export const classStates = [
  "planned",
  "applied",
  "returned",
  "approved",
  "enrolling",
  "running",
  "assessing",
  "closed",
  "certified",
  "cancelled",
] as const;
export type ClassState = (typeof classStates)[number];

/** States in the order of the rail; returned and cancelled stand beside it. */
export const railStates = [
  "planned",
  "applied",
  "approved",
  "enrolling",
  "running",
  "assessing",
  "closed",
  "certified",
] as const;

/** Ended classes: their facts stand on papers and are no longer changed. */
export const frozenStates: readonly string[] = ["closed", "certified", "cancelled"];

export interface Step {
  to: ClassState;
  capability: Capability;
}

const steps: Record<ClassState, readonly Step[]> = {
  planned: [
    { to: "applied", capability: "class.edit" },
    { to: "cancelled", capability: "class.edit" },
  ],
  applied: [
    { to: "approved", capability: "class.approve" },
    { to: "returned", capability: "class.approve" },
  ],
  returned: [
    { to: "applied", capability: "class.edit" },
    { to: "cancelled", capability: "class.edit" },
  ],
  approved: [
    { to: "enrolling", capability: "class.edit" },
    { to: "cancelled", capability: "class.edit" },
  ],
  enrolling: [
    { to: "running", capability: "class.edit" },
    { to: "cancelled", capability: "class.edit" },
  ],
  running: [{ to: "assessing", capability: "class.edit" }],
  assessing: [
    { to: "closed", capability: "class.close" },
    { to: "running", capability: "class.edit" },
  ],
  closed: [],
  certified: [],
  cancelled: [],
};

/** Steps that lead on from a state; who may take one is another question. */
export const stepsFrom = (state: ClassState): readonly Step[] => steps[state];

export interface ClassFacts {
  state: ClassState;
  sessions: number;
  lecturers: number;
  minLecturers: number;
  /** People on the roll; a seat kept for somebody is not one. */
  seated: number;
  /** Half-days of which nobody was marked although they are over. */
  unmarkedSessions: number;
  /** Seated people without a grade that the course asks for. */
  missingGrades: number;
  startsOn: string;
  lastSessionOn: string | null;
  /** Who asked for approval; that person cannot give it. */
  appliedBy: string | null;
}

export type WhyNotStep =
  | "class.why.notAllowed"
  | "class.why.noSessions"
  | "class.why.lecturers"
  | "class.why.empty"
  | "class.why.tooEarly"
  | "class.why.unmarked"
  | "class.why.grades"
  | "class.why.notOver"
  | "class.why.fourEyes";

/** Why a step cannot be taken now; null when it can. `userId` is who wants to take it, `today` the civil date. */
export function whyNotStep(
  facts: ClassFacts,
  to: ClassState,
  userId: string,
  today: string,
): WhyNotStep | null {
  if (!steps[facts.state].some((s) => s.to === to)) return "class.why.notAllowed";
  if (to === "applied") {
    if (facts.sessions === 0) return "class.why.noSessions";
    if (facts.lecturers < facts.minLecturers) return "class.why.lecturers";
  }
  if ((to === "approved" || to === "returned") && facts.appliedBy === userId) return "class.why.fourEyes";
  if (to === "running" && facts.state === "enrolling") {
    if (facts.startsOn > today) return "class.why.tooEarly";
    if (facts.seated === 0) return "class.why.empty";
  }
  if (to === "assessing") {
    if (facts.lastSessionOn !== null && facts.lastSessionOn > today) return "class.why.notOver";
    if (facts.unmarkedSessions > 0) return "class.why.unmarked";
  }
  if (to === "closed" && facts.missingGrades > 0) return "class.why.grades";
  return null;
}

/** Seats are given before a class begins, and in its first days to late joiners. */
export const takesEnrolments = (state: ClassState): boolean => state === "enrolling" || state === "running";

/** Nothing has been taught yet; what was sent back begins again. */
export const notBegun = (state: ClassState): boolean =>
  ["planned", "applied", "returned", "approved", "enrolling"].includes(state);

export const takesMarks = (state: ClassState): boolean => state === "running" || state === "assessing";
