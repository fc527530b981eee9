import { Outlet, useRouteLoaderData } from "@remix-run/react";
import { interfaceText } from "~/platform/i18n/interface-words";
import type { Language } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { ErrorView, errorTitle } from "./frame/error-view";
import type { FrameFacts } from "./frame/frame";
import { frameText } from "./frame/text";

// Between the frame and its pages. After a form that failed, Remix loads only what stands above the boundary: were
// the boundary the frame itself, its menu would be missing.

/** Only an error page takes its title from here: every page has its own. */
export const meta = ({ error, matches }: { error?: unknown; matches: { id: string; data: unknown }[] }) => {
  const root = matches.find((m) => m.id === "root")?.data as { language: Language } | undefined;
  return error ? [{ title: errorTitle(error, root?.language ?? "zh") }] : [];
};

export default function PageOrError() {
  return <Outlet />;
}

/** What goes wrong on a page is told inside the frame, so that the menu stays at hand. */
export function ErrorBoundary() {
  const facts = useRouteLoaderData<FrameFacts>("shell");
  const root = useRouteLoaderData<{ requestNumber: string }>("root");
  const t = useText(frameText);
  const roleWord = useText(interfaceText);
  const scope =
    facts &&
    t("error.mine", {
      roles: facts.roles.map((r) => roleWord(`role.${r}`)).join(t("error.comma")) || t("error.noRole"),
      scope:
        facts.villages === null
          ? t("error.allVillages")
          : t(facts.villages === 0 ? "error.noVillage" : "error.someVillages", { count: facts.villages }),
    });
  return <ErrorView number={root?.requestNumber ?? null} scope={scope ?? null} signedIn />;
}
