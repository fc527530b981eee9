import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Links, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { isDemo } from "~/platform/env.server";
import { useNonce } from "~/platform/http/nonce";
import { clearNotice, readNotice } from "~/platform/http/notice.server";
import { requestNumber } from "~/platform/http/request-number.server";
import { languageOf } from "~/platform/i18n/language.server";
import type { Language } from "~/platform/i18n/text";
import { LanguageContext } from "~/platform/i18n/use-text";
import { errorTitle } from "./frame/error-view";
import { PageMeta } from "./frame/page-title";
import { RootError } from "./frame/root-error";
import styles from "./styles.css?url";

export const links = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const notice = await readNotice(request);
  const headers = notice ? { "Set-Cookie": await clearNotice() } : undefined;
  return data(
    { language: await languageOf(request), demo: isDemo(), notice, requestNumber: requestNumber(request) },
    { headers },
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const root = useRouteLoaderData<typeof loader>("root");
  const language = root?.language ?? "zh";
  return (
    <html lang={language === "zh" ? "zh-CN" : "en"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <PageMeta />
        <Links />
      </head>
      <body>
        <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** Title of an error outside the signed-in frame; pages have their own. */
export const meta = ({ error, data: d }: { error?: unknown; data?: { language: Language } }) =>
  error ? [{ title: errorTitle(error, d?.language ?? "zh") }] : [];

export function ErrorBoundary() {
  return <RootError />;
}
