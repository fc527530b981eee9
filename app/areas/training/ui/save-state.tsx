import { clockOf } from "~/platform/dates";
import { KeptCount } from "~/platform/forms/kept-refusals";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { trainingText } from "../text";

/** Beside what is saved: saved when, how many wait for the network, or what the server refused. */
export function SaveState(props: { pending: number; savedAt: number | null; refused: readonly unknown[] }) {
  const t = useText(trainingText);
  return (
    <span role="status" className="t13">
      {props.refused.length > 0 ? (
        <KeptCount count={props.refused.length} />
      ) : props.pending > 0 ? (
        <span className="b warn">
          <Icon name="clock" />
          {t("attendance.pending", { count: props.pending })}
        </span>
      ) : props.savedAt ? (
        <span className="b ok">
          <Icon name="check" />
          {t("class.saved", { time: clockOf(props.savedAt) })}
        </span>
      ) : null}
    </span>
  );
}
