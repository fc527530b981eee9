import type { Capability } from "~/platform/access/capabilities";
import type { ClassState } from "./class-state";

export interface NextStep {
  /** Text key under `next`. */
  key: "apply" | "approve" | "open" | "enrol" | "mark" | "grade" | "close" | "issue";
  /** Behind the address of the class. */
  path: string;
  capability: Capability;
}

/** What a class waits for and who may do it: the one button of its row. */
const steps: Partial<Record<ClassState, NextStep>> = {
  planned: { key: "apply", path: "", capability: "class.edit" },
  returned: { key: "apply", path: "", capability: "class.edit" },
  applied: { key: "approve", path: "", capability: "class.approve" },
  approved: { key: "open", path: "", capability: "class.edit" },
  enrolling: { key: "enrol", path: "/import", capability: "enrolment.create" },
  running: { key: "mark", path: "/attendance", capability: "attendance.mark" },
  assessing: { key: "grade", path: "/grades", capability: "grade.give" },
  closed: { key: "issue", path: "/certificates", capability: "certificate.issue" },
};

/** An assessed class whose scores are all in waits for its end. */
export const nextStep = (state: ClassState, graded: boolean): NextStep | undefined =>
  state === "assessing" && graded ? { key: "close", path: "", capability: "class.close" } : steps[state];
