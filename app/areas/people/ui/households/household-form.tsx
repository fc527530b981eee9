import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary } from "~/ui/field";
import { type Crumb, PageHead } from "~/ui/page-head";
import type { Asked } from "../../households/relation-doubts.server";
import { householdsText } from "../../text/households";

/** What is asked about a field. */
export const askedOf = (asked: Asked | undefined, field: string): string[] | undefined =>
  asked?.doubts.filter((d) => d.id === field).map((d) => d.text);

/** A page that is one form: where it belongs, what is wrong with it, its fields and its two buttons. */
export function HouseholdForm(props: {
  /** The household it belongs to; absent for a new one. */
  household?: { id: number; title: string };
  crumbs?: readonly Crumb[];
  title: string;
  facts?: readonly ReactNode[];
  formKey: string | undefined;
  items: readonly { id?: string; text: string }[];
  /** What speaks against a relation; pressed again, the form says that it was read. */
  asked?: Asked;
  /** What was read before and need not be asked again. */
  doubtsRead?: string;
  /** Shown above the fields: somebody much alike, or who has the number. */
  notice?: ReactNode;
  revision?: string;
  submit: string;
  /** What it does cannot be undone. */
  danger?: boolean;
  cancelHref: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useText(householdsText);
  const { household: h } = props;
  const doubtsSeen = props.asked?.doubtsSeen ?? props.doubtsRead;
  const crumbs = props.crumbs ?? [
    { label: t("page.households"), to: "/households" },
    ...(h ? [{ label: h.title, to: `/households/${h.id}` }] : []),
    { label: props.title },
  ];
  return (
    <>
      <PageHead crumbs={crumbs} title={props.title} facts={props.facts} />
      <form
        method="post"
        className={props.wide ? "sheet form wide" : "sheet form"}
        key={props.formKey}
        noValidate
      >
        <div className="sb pad6">
          <ErrorSummary
            title={(count) => t("form.errors", { count })}
            items={[...props.items, ...(props.asked?.doubts ?? [])]}
          />
          {props.notice && (
            // Enter in a field means the plain button below, never one inside the notice.
            <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
              {props.submit}
            </button>
          )}
          {props.notice}
          {doubtsSeen && <input type="hidden" name="doubtsSeen" value={doubtsSeen} />}
          {props.revision !== undefined && <input type="hidden" name="revision" value={props.revision} />}
          {props.children}
          <div className="row mt4">
            <button type="submit" className={props.danger ? "btn danger" : "btn pri"}>
              {props.submit}
            </button>
            <a className="btn" href={props.cancelHref}>
              {t("form.cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
