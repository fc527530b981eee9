export { privacyText } from "./text";
