import { useText } from "~/platform/i18n/use-text";
import { FieldErrors, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { certificatesText } from "../text";
import { printText } from "../text/print";
import type { ShownCertificate } from "./certificate-page";

/** What was filled in, kept when it was not taken. */
export interface TypedHandOut {
  to: string;
  signed: boolean;
  onHand: boolean;
}

interface Props {
  certificate: ShownCertificate;
  why: { field: string; text: string; typed?: TypedHandOut } | null;
}

/** Who took the paper away, and whether the receipt was signed. */
export function HandOutForm({ certificate: d, why }: Props) {
  const t = useText(certificatesText);
  const typed = why?.typed;
  const error = why?.field === "to" ? why.text : undefined;
  return (
    <>
      <p>{d.handedOut ? t("page.handedOut", d.handedOut) : t("page.notHandedOut")}</p>
      {d.handedOut && (
        <p className={d.signedOn ? "sub" : "warn"}>
          {d.signedOn ? t("page.signedOn", { day: d.signedOn }) : t("page.notSigned")}
        </p>
      )}
      {d.may.handOut && (
        <form method="post" className="mt3">
          <TextField
            id="to"
            name="to"
            label={t("page.handTo")}
            defaultValue={typed?.to ?? d.handedOut?.typed ?? d.holder}
            maxLength={40}
            autoComplete="off"
            errors={error ? [error] : undefined}
            required
          />
          <p className="mt2">
            <label className="plain">
              <input
                type="checkbox"
                className="cb"
                name="signed"
                value="yes"
                defaultChecked={typed?.signed ?? Boolean(d.signedOn)}
              />
              {t("page.signed")}
            </label>
          </p>
          {d.unconfirmed && (
            <OnHand
              batchId={d.unconfirmed.batchId}
              ticked={typed?.onHand ?? false}
              error={why?.field === "onHand" ? why.text : undefined}
            />
          )}
          <p className="mt3">
            <button type="submit" name="intent" value="hand-out" className="btn">
              {t(d.handedOut ? "page.handChange" : "page.handSubmit")}
            </button>
          </p>
        </form>
      )}
    </>
  );
}

/** Nobody confirmed that the sheet was printed: the job is where that is said, or whoever hands it out says so here. */
function OnHand(props: { batchId: number | null; ticked: boolean; error?: string }) {
  const p = useText(printText);
  return (
    <div className="mt3">
      <Note tone="warn">
        {p("handOut.notPrinted")}{" "}
        {props.batchId !== null && (
          <a href={`/certificates/batches/${props.batchId}`}>{p("handOut.toJob")}</a>
        )}
      </Note>
      <div className="f mt2">
        <FieldErrors id="onHand" errors={props.error ? [props.error] : undefined} />
      </div>
      <p className="mt2">
        <label className="plain">
          <input
            id="onHand"
            type="checkbox"
            className="cb"
            name="onHand"
            value="yes"
            defaultChecked={props.ticked}
            aria-invalid={props.error ? true : undefined}
            aria-describedby={props.error ? "onHand-error" : undefined}
          />
          {p("handOut.onHand")}
        </label>
      </p>
    </div>
  );
}
