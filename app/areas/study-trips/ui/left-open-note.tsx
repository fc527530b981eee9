import { useText } from "~/platform/i18n/use-text";
import { Note } from "~/ui/sheet";
import { leftOpenText } from "../text/left-open";
import type { TripPage } from "../trip-page.server";

/** A trip whose last day has passed and that nobody ended or began: said on its page, with the way to it. */
export function LeftOpenNote({ page: d }: { page: TripPage }) {
  const t = useText(leftOpenText);
  if (!d.leftOpen) return null;
  const ends = d.steps.find((s) => s.to === "finished");
  const nobodySigned = ends !== undefined && d.count.present === 0;
  return (
    <Note tone="warn" role="status">
      <span>{t(d.leftOpen, { day: d.lastDay })}</span>{" "}
      {d.steps.length === 0 ? (
        t("ask", { name: d.leader })
      ) : ends?.at === "sign-in" || nobodySigned ? (
        <a href={`/trips/${d.id}/sign-in`}>{t("signFirst")}</a>
      ) : (
        <a href="#steps">{t("toSteps")}</a>
      )}
    </Note>
  );
}
