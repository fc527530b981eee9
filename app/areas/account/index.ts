export { accountText } from "./text";
