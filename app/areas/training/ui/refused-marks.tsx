import { KeptRefusals } from "~/platform/forms/kept-refusals";
import { useText } from "~/platform/i18n/use-text";
import { trainingText } from "../text";
import type { useMarks } from "./use-marks";

/** Marks that the server did not take, each by name with its half-day and reason. */
export function RefusedMarks(props: {
  saving: Pick<ReturnType<typeof useMarks>, "refused" | "tryAgain" | "giveUp">;
  nameOf: (enrolmentId: number) => string | undefined;
  /** The half-day in words, where this page knows it. */
  sessionOf: (sessionId: number) => string | undefined;
}) {
  const t = useText(trainingText);
  const { saving, nameOf, sessionOf } = props;
  return (
    <KeptRefusals
      refused={saving.refused}
      labelOf={({ change, name }) =>
        [
          name ?? nameOf(change.enrolmentId) ?? t("attendance.somebody"),
          sessionOf(change.sessionId),
          change.mark ? t(`mark.${change.mark}Long`) : t("mark.clear"),
        ]
          .filter(Boolean)
          .join(" ")
      }
      tryAgain={saving.tryAgain}
      giveUp={saving.giveUp}
    />
  );
}
