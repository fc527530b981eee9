export { tripText } from "./text";
export { tripAfterText } from "./text/after";
export { tripDayText } from "./text/day";
export { outcomeText } from "./text/outcome";
