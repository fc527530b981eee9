/** What a village's page shows of the support it was given; reports reads the areas, the page asks here. */
export { supportOfVillage } from "~/areas/reports/index.server";
