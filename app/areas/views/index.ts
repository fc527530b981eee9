export type { ListViews } from "./saved-views.server";
export { viewsText } from "./text";
export { ViewBar, ViewTabs } from "./ui/view-tabs";
