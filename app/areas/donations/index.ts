export { donationText } from "./text";
export { handoverText } from "./text/handover";
export { itemText } from "./text/item";
export { stocktakeText } from "./text/stocktake";
