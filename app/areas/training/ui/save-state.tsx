import { clockOf } from "~/platform/dates";
import type { Held } from "~/platform/forms/held-batch";
import { HeldCount } from "~/platform/forms/kept-held";
import { KeptCount } from "~/platform/forms/kept-refusals";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { trainingText } from "../text";

/** Beside what is saved: saved when, how many wait for the network, or what the server refused. */
export function SaveState(props: {
  pending: number;
  held: Held | null;
  savedAt: number | null;
  refused: readonly unknown[];
}) {
  const t = useText(trainingText);
  return (
    <span role="status" className="t13">
      {props.refused.length > 0 ? (
        <KeptCount count={props.refused.length} />
      ) : props.held && props.pending > 0 ? (
        <HeldCount count={props.pending} />
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
