import { useRouteLoaderData } from "@remix-run/react";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { BrandMark } from "~/ui/icon";
import { ErrorView } from "./error-view";

/** An error outside the signed-in frame: the same words under the brand. */
export function RootError() {
  const root = useRouteLoaderData<{ requestNumber?: string }>("root");
  const t = useText(interfaceText);
  return (
    <div className="bare">
      <main className="err-page" id="main">
        <a className="brand-line" href="/">
          <BrandMark />
          <b>{t("product.name")}</b>
        </a>
        <ErrorView number={root?.requestNumber ?? null} scope={null} signedIn={false} />
      </main>
    </div>
  );
}
