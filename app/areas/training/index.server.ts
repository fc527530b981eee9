export { markCertifiedIn } from "./change-class-state.server";
export { classesInStates, classesOfPerson, findClass, lecturersOf, sessionsOf } from "./class-queries.server";
export { fillDemoTraining, loadCourseRules } from "./demo.server";
