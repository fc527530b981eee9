import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { type Translate, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { frameText } from "./text";

const kinds = { 403: "forbidden", 404: "notFound" } as const;
const icons = {
  forbidden: "lock",
  step: "lock",
  notFound: "search",
  failed: "triangle-alert",
} as const;
export type ErrorKind = keyof typeof icons;

/** A 403 says whether the page or only one step of it is closed to this person (platform/http/responses). */
export const errorKind = (error: unknown): ErrorKind => {
  if (!isRouteErrorResponse(error)) return "failed";
  if (error.status === 403 && error.data === "step") return "step";
  return kinds[error.status as keyof typeof kinds] ?? "failed";
};

/** Title of an error page, for the head of the document. */
export const errorTitle = (error: unknown, language: "zh" | "en"): string =>
  translator(frameText, language)(`error.${errorKind(error)}Title`);

/** What happened, why, two ways on, and the number that the log knows too. */
export function ErrorView(props: { number: string | null; scope: string | null; signedIn: boolean }) {
  const kind = errorKind(useRouteError());
  const t = useText(frameText);
  return (
    <>
      <PageHead
        title={t(`error.${kind}Title`)}
        facts={props.number ? [t("error.number", { number: props.number })] : []}
      />
      <section className="sheet">
        <div className="err-body">
          <Icon name={icons[kind]} />
          <div>
            <p>{t(kind === "notFound" && !props.signedIn ? "error.strangerWhy" : `error.${kind}Why`)}</p>
            {props.scope && kind !== "failed" && <p>{props.scope}</p>}
            {props.number && <p>{t("error.quote", { number: props.number })}</p>}
            <div className="row mt4">
              <Ways kind={kind} signedIn={props.signedIn} t={t} />
            </div>
          </div>
        </div>
      </section>
    </>
  );
}

function Ways({
  kind,
  signedIn,
  t,
}: {
  kind: ErrorKind;
  signedIn: boolean;
  t: Translate<typeof frameText.zh>;
}) {
  const { pathname, search } = useLocation();
  const here = pathname + search;
  const home = (pri: boolean) => (
    <a className={pri ? "btn pri" : "btn"} href={signedIn ? "/" : "/sign-in"}>
      <Icon name="house" />
      {t(signedIn ? "error.home" : "error.signIn")}
    </a>
  );
  if (kind === "failed")
    return (
      <>
        <a className="btn pri" href={here}>
          <Icon name="refresh-cw" />
          {t("error.retry")}
        </a>
        <a className="btn" href="/">
          <Icon name="house" />
          {t("error.home")}
        </a>
      </>
    );
  if (kind === "step")
    return (
      <>
        <a className="btn pri" href={here}>
          <Icon name="chevron-left" />
          {t("error.backToPage")}
        </a>
        {home(false)}
      </>
    );
  if (!signedIn)
    return (
      <>
        {home(true)}
        <a className="btn" href="/verify">
          <Icon name="award" />
          {t("error.verify")}
        </a>
      </>
    );
  return (
    <>
      <a className="btn pri" href="/search">
        <Icon name="search" />
        {t("error.search")}
      </a>
      {home(false)}
    </>
  );
}
