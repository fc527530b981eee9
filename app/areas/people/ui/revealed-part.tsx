import { useEffect, useState } from "react";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { FieldErrors, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { revealReasons, type SealedPart } from "../person";
import { revealText } from "../text/reveal";

/** What the page's action answered: an opened number, or what the form lacks. */
export interface Reveal {
  part: SealedPart;
  value?: string;
  errors?: string[];
  other?: string;
}

export const revealSeconds = 30;

interface Props {
  personId: number;
  part: SealedPart;
  masked: string;
  may: boolean;
  /** The form stands open: asked for in the address, or sent without a reason. */
  open?: boolean;
  reveal?: Reveal;
}

/** A masked number of a person with the way to open it. */
export function RevealedPart({ personId, part, reveal, ...rest }: Props) {
  const t = useText(revealText);
  return (
    <RevealedNumber
      {...rest}
      to={`/people/${personId}`}
      part={part}
      label={t(`reveal.part.${part}`)}
      reveal={reveal?.part === part ? reveal : undefined}
    />
  );
}

/**
 * A masked number with the way to open it: why, thirty seconds, a row in the log. The form is a plain one that posts
 * to the page it stands on; without script the answer's Refresh header masks the number again.
 */
export function RevealedNumber(props: {
  /** The page, whose action opens it. */
  to: string;
  /** Which number of the page. */
  part: string;
  label: string;
  masked: string;
  may: boolean;
  open?: boolean;
  reveal?: Pick<Reveal, "value" | "errors">;
}) {
  const { to, part, label, masked, may, open, reveal: mine } = props;
  const t = useText(revealText);
  const say = useMessages(revealText);
  const [shut, setShut] = useState(false);
  if (mine?.value && !shut)
    return <Opened value={mine.value} part={part} to={to} onEnd={() => setShut(true)} />;
  return (
    <span className="revealed">
      <b className="nw">{masked}</b>
      {may && (
        <details className="reveal" open={open || Boolean(mine?.errors)}>
          <summary aria-label={`${t("page.reveal")} ${label}`}>
            <Icon name="eye" /> {t("page.reveal")}
          </summary>
          <form method="post" action={to} className="reveal-pop" noValidate>
            <input type="hidden" name="part" value={part} />
            <fieldset className="f">
              <legend className="lab">{t("reveal.title")}</legend>
              <span className="help">{t("reveal.help")}</span>
              <FieldErrors id={`why-${part}`} errors={say(mine?.errors)} />
              <div className="radios">
                {revealReasons.map((why) => (
                  <label key={why} className="plain">
                    <input
                      type="radio"
                      name="why"
                      value={why}
                      defaultChecked={Boolean(mine?.errors) && why === "other"}
                    />
                    {t(`reveal.${why}`)}
                  </label>
                ))}
              </div>
            </fieldset>
            <TextField
              id={`other-${part}`}
              name="other"
              label={t("reveal.otherWhy")}
              optional={t("reveal.otherOnly")}
              maxLength={200}
              autoComplete="off"
              className="mt3"
            />
            <div className="row mt3">
              <button type="submit" className="btn pri">
                <Icon name="eye" />
                {t("reveal.show")}
              </button>
              <a className="btn" href={to}>
                {t("reveal.cancel")}
              </a>
            </div>
          </form>
        </details>
      )}
      {shut && (
        <span className="sub" role="status">
          {t("reveal.hidden")}
        </span>
      )}
    </span>
  );
}

function Opened(props: { value: string; part: string; to: string; onEnd: () => void }) {
  const { value, part, to, onEnd } = props;
  const t = useText(revealText);
  const [left, setLeft] = useState(revealSeconds);
  const [running, setRunning] = useState(false);
  useEffect(() => {
    setRunning(true);
    const until = Date.now() + revealSeconds * 1000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000);
      setLeft(Math.max(0, seconds));
      if (seconds <= 0) {
        clearInterval(timer);
        onEnd();
      }
    }, 250);
    return () => clearInterval(timer);
  }, [onEnd]);
  return (
    <span className="revealed">
      <output className="nw">{value}</output>
      {part === "phone" && (
        <a className="btn sm" href={`tel:${value}`}>
          <Icon name="phone" />
          {t("reveal.dial")}
        </a>
      )}
      <span className="sub">{running ? t("reveal.left", { seconds: left }) : t("reveal.leftPage")}</span>
      <a href={to}>{t("reveal.hideNow")}</a>
    </span>
  );
}
