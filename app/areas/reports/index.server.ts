export { supportOfVillage } from "./village-support.server";
