export { briefingsHome } from "./briefings-home.server";
export { fillDemoReports } from "./demo.server";
export { supportOfVillage } from "./village-support.server";
export { freezeEndedMonths } from "./write-briefing.server";
