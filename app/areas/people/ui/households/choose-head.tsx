import { useText } from "~/platform/i18n/use-text";
import { Note } from "~/ui/sheet";
import type { KinItem } from "../../households/kin.server";
import { householdsText } from "../../text/households";

/** First step of a change of head: who it will be. The address of the second step says it. */
export function ChooseHead(props: {
  to: string;
  now: string | null;
  /** That the head has died, in words. */
  died: string | null;
  others: readonly KinItem[];
}) {
  const t = useText(householdsText);
  return (
    <form method="get" action={`${props.to}/head`} className="sheet form">
      <div className="sb pad6">
        {props.died && (
          <div className="f">
            <Note>{props.died}</Note>
          </div>
        )}
        {props.now && !props.died && (
          <div className="f">
            <span className="lab">{t("head.now")}</span>
            {props.now}
          </div>
        )}
        <fieldset className="f">
          <legend className="lab">{t("head.next")}</legend>
          <div className="radios stacked">
            {props.others.map((o, i) => (
              <label key={o.personId} className="plain">
                <input type="radio" name="to" value={o.personId} defaultChecked={i === 0} />
                {o.name} <span className="sub">{`${o.relation} ${o.age}`}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="row mt4">
          <button type="submit" className="btn pri">
            {t("head.continue")}
          </button>
          <a className="btn" href={props.to}>
            {t("form.cancel")}
          </a>
        </div>
      </div>
    </form>
  );
}
