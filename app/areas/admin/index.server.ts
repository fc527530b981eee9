export { adminHome } from "./admin-home.server";
export { createFirstAdministrator } from "./create-first-administrator.server";
