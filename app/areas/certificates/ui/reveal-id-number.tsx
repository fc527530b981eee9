import { useEffect, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { FieldErrors } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { certificatesText } from "../text";

const shownFor = 30_000;

/** Masked; in full for half a minute once somebody has said why. */
export function RevealIdNumber(props: {
  masked: string;
  full: string | null;
  may: boolean;
  why: string | null;
}) {
  const t = useText(certificatesText);
  const [open, setOpen] = useState(true);
  useEffect(() => {
    if (props.full === null) return;
    setOpen(true);
    const timer = setTimeout(() => setOpen(false), shownFor);
    return () => clearTimeout(timer);
  }, [props.full]);
  if (props.full !== null && open)
    return (
      <span className="revealed">
        <output>{props.full}</output>
        <span className="sub t12">{t("page.revealHelp")}</span>
      </span>
    );
  return (
    <span className="row">
      {props.masked}
      {props.may && (
        <details className="cond" open={props.why !== null}>
          <summary className="linkbtn">
            <Icon name="eye" />
            {t("page.reveal")}
          </summary>
          <form method="post" className="pop">
            <div className="f">
              <label htmlFor="reveal-reason">{t("page.revealWhy")}</label>
              <span className="help">{t("page.revealHelp")}</span>
              <FieldErrors id="reveal-reason" errors={props.why ? [props.why] : undefined} />
              <input
                className="in"
                id="reveal-reason"
                name="reason"
                required
                maxLength={80}
                autoComplete="off"
              />
            </div>
            <p className="mt3">
              <button type="submit" name="intent" value="reveal" className="btn pri">
                {t("page.revealSubmit")}
              </button>
            </p>
          </form>
        </details>
      )}
    </span>
  );
}
