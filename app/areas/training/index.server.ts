export { markCertifiedIn } from "./change-class-state.server";
export { classesOfPerson, findClass, lecturersOf, sessionsOf } from "./class-queries.server";
export { fillDemoTraining, loadCourseRules } from "./demo.server";
export { classesInStates } from "./list-classes.server";
export { trainingOfPersonSource } from "./person-steps.server";
export { enrolmentsOfPerson } from "./rows-of-person.server";
export { classesSource } from "./search-classes.server";
export { trainingHome } from "./training-home.server";
export { classCountsByVillage, trainingVillageFigures } from "./village-figures.server";
