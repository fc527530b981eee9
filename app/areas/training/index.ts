export { type Course, courses } from "./course-rule";
export { hoursGap } from "./planned-hours";
export type { Reason } from "./qualification";
export { rosterText, trainingText } from "./text";
export { longTitle, reasonText, shortTitle } from "./ui/class-facts";
