export { accountHome } from "./account-home.server";
export { createAccount, giveRole } from "./create-account.server";
export { fillDemoStaff } from "./demo.server";
export { endSessions, type OpenSession, openSessions } from "./sessions.server";
