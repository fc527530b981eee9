export { fillDemoViews } from "./demo.server";
export { type ListViews, viewsOfList } from "./saved-views.server";
