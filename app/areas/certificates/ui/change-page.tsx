import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";

interface Props {
  certificate: { id: number; number: string; name: string; course: string; class: string };
  crumb: string;
  title: string;
  /** What will happen, in words. */
  consequence: string;
  warn?: boolean;
  children?: ReactNode;
  label: string;
  help?: string;
  submit: string;
  danger?: boolean;
  requestKey: string;
  why?: { field?: "reason"; text: string; reason: string } | null;
}

/** One step that changes a certificate: the fact in the title, what follows, a reason, and a button that says what it does. */
export function ChangePage(props: Props) {
  const t = useText(certificatesText);
  const { id, number, name, course } = props.certificate;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/certificates" },
          { label: number, to: `/certificates/${id}` },
          { label: props.crumb },
        ]}
        title={props.title}
        facts={[name, `${course} ${props.certificate.class}`]}
      />
      <form method="post" className="stack form">
        <input type="hidden" name="requestKey" value={props.requestKey} />
        {props.why && !props.why.field && (
          <Note tone="bad" role="alert">
            {props.why.text}
          </Note>
        )}
        <Note tone={props.warn ? "warn" : "mute"}>{props.consequence}</Note>
        {props.children}
        <Sheet pad>
          <TextField
            id="reason"
            name="reason"
            label={props.label}
            help={props.help}
            maxLength={120}
            autoComplete="off"
            defaultValue={props.why?.reason}
            errors={props.why?.field ? [props.why.text] : undefined}
            required
          />
          <p className="row mt4">
            <button type="submit" className={`btn ${props.danger ? "danger" : "pri"}`}>
              {props.submit}
            </button>
            <a href={`/certificates/${id}`}>{t("page.cancel")}</a>
          </p>
        </Sheet>
      </form>
    </>
  );
}
