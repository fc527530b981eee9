export { reportsText } from "./text";
