import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { commonText } from "~/platform/i18n/common";
import { useText } from "~/platform/i18n/use-text";

/** The 404, 403 and 500 page. */
export function RootError() {
  const error = useRouteError();
  const t = useText(commonText);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const kind = status === 404 ? "notFound" : status === 403 ? "forbidden" : "failed";
  return (
    <main>
      <h1>{t(`error.${kind}Title`)}</h1>
      <p>{t(`error.${kind}Why`)}</p>
      <a href="/">{t("error.home")}</a>
    </main>
  );
}
