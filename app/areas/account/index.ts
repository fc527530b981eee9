export { type Device, deviceOf } from "./device";
export { accountText } from "./text";
export { type SessionRow, SessionTable } from "./ui/session-table";
