export { createAccount, giveRole } from "./create-account.server";
export { fillDemoStaff } from "./demo.server";
