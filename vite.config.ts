import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { alias } from "./vite.alias";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  resolve: { alias },
  plugins: [
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
      // Every area keeps its routes beside what they show; nothing but app/routes.ts says what is a route.
      ignoredRouteFiles: ["**/*"],
    }),
  ],
  build: { target: "es2020", sourcemap: false, assetsInlineLimit: 0 },
  ssr: { noExternal: [] },
});
