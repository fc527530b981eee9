import { useRouteLoaderData } from "@remix-run/react";

/** The sign-in name of who looks at the page; empty outside the frame. */
export const useViewer = (): string => useRouteLoaderData<{ username: string }>("shell")?.username ?? "";
