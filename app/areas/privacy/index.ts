export { scanLimit, scanType, type WhyNotScan, whyNotScan } from "./scan";
export { privacyText } from "./text";
export { FileField } from "./ui/file-field";
export { uploaded } from "./uploaded";
