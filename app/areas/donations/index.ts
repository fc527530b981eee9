export { donationText } from "./text";
export { approvalText } from "./text/approval";
export { handoverText } from "./text/handover";
export { itemText } from "./text/item";
export { stocktakeText } from "./text/stocktake";
export { thresholdText } from "./text/threshold";
