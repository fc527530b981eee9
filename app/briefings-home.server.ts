/** What waits in briefings, for the home page: nobody enters reports, so the page asks here. */
export { briefingsHome } from "~/areas/reports/index.server";
