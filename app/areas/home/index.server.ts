export { waitingCounts } from "./waiting.server";
