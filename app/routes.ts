import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL of the product: the table of contents. */
export default [
  layout("shell.tsx", [index("areas/home/routes/home.tsx")]),
  route("language", "areas/account/routes/language.tsx"),
  route("healthz", "areas/admin/routes/healthz.ts"),
] satisfies RouteConfig;
