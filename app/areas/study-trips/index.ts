export { tripText } from "./text";
export { tripDayText } from "./text/day";
