import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { donationText } from "../text";
import { itemText } from "../text/item";

/** A small form about one thing: head, what is wrong, fields, one button and the way back. */
export function ItemFormPage(props: {
  item: { id: number; short: string };
  title: string;
  lead?: string;
  why?: string | null;
  /** Why nothing may be entered now: it is said instead of a form that would be refused. */
  closed?: string | null;
  errors: Readonly<Record<string, string>>;
  /** Names of the fields, for the list of what is wrong. */
  names?: Readonly<Record<string, string>>;
  submit: ReactNode;
  file?: boolean;
  children: ReactNode;
}) {
  const t = useText(itemText);
  const b = useText(donationText);
  const wrong = Object.entries(props.errors).map(([id, said]) => {
    const field = props.names?.[id];
    return { id, text: field ? b("form.said", { field, said }) : said };
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("page.area"), to: "/donations" },
          { label: t("list.title"), to: "/equipment" },
          { label: props.item.short, to: `/equipment/${props.item.id}` },
          { label: props.title },
        ]}
        title={props.title}
        facts={[props.item.short, props.lead]}
      />
      {props.closed ? (
        <Closed words={props.closed} to={`/equipment/${props.item.id}`} />
      ) : (
        <form
          method="post"
          className="sheet form"
          encType={props.file ? "multipart/form-data" : undefined}
          noValidate
        >
          <div className="sb pad6">
            <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
            {props.why && (
              <Note tone="bad" role="alert">
                {props.why}
              </Note>
            )}
            <div className={wrong.length > 0 || props.why ? "mt4" : undefined}>{props.children}</div>
            <p className="mt4 row">
              {props.submit}
              <a className="btn" href={`/equipment/${props.item.id}`}>
                {t("form.cancel")}
              </a>
            </p>
          </div>
        </form>
      )}
    </>
  );
}

function Closed(props: { words: string; to: string }) {
  const t = useText(itemText);
  return (
    <>
      <Note>{props.words}</Note>
      <div className="mt4">
        <a className="btn" href={props.to}>
          {t("form.back")}
        </a>
      </div>
    </>
  );
}
