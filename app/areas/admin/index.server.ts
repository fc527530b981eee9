export { createFirstAdministrator } from "./create-first-administrator.server";
