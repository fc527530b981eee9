import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import type { StandingLine } from "../standing-lines";
import { villagesText } from "../text";

/** One line as the page shows it. */
export type ShownStanding = Omit<StandingLine, "standing"> & { place: string; code: string };

/** What the village was called and where it belonged, the present first, and the villages it took up. */
export function StandingSheet(props: {
  villageId: number;
  lines: readonly ShownStanding[];
  takenUp: readonly { id: number; place: string; fromOn: string }[];
  canManage: boolean;
}) {
  const t = useText(villagesText);
  const language = useLanguage();
  const day = (on: string) => longDay(on, language);
  const span = (l: ShownStanding) =>
    l.fromOn === null
      ? l.untilOn === null
        ? t("past.never")
        : t("past.until", { to: day(l.untilOn) })
      : l.untilOn === null
        ? t("past.since", { from: day(l.fromOn) })
        : t("past.span", { from: day(l.fromOn), to: day(l.untilOn) });
  return (
    <Sheet title={t("past.title")} pad foot={props.canManage ? t("past.help") : undefined}>
      <ul className="tl">
        {props.lines.map((l, i) => (
          <li key={l.changeId ?? "first"}>
            <div>
              <b>{l.place}</b> <span className="t13 sub">{l.code}</span>
            </div>
            <div className="t13 ink2">
              {[span(l), l.changes.map((c) => t(`past.${c}`)).join(t("past.comma"))]
                .filter(Boolean)
                .join(" · ")}
            </div>
            {l.basis && (
              <div className="t13 sub">
                {l.changedByName
                  ? t("past.by", { name: l.changedByName, basis: l.basis })
                  : t("past.basis", { basis: l.basis })}
              </div>
            )}
            {i === 0 && l.changeId !== null && props.canManage && (
              <a className="t13" href={`/villages/${props.villageId}/changes/${l.changeId}`}>
                <Icon name="undo-2" /> {t("past.takeBack")}
              </a>
            )}
          </li>
        ))}
        {props.takenUp.map((v) => (
          <li key={`v${v.id}`}>
            <a href={`/villages/${v.id}`}>{t("past.takenUp", { village: v.place, day: day(v.fromOn) })}</a>
          </li>
        ))}
      </ul>
      {props.canManage && (
        <div className="row mt3">
          <a className="btn sm" href={`/villages/${props.villageId}/changes/new`}>
            {t("past.add")}
          </a>
          <a className="btn sm" href={`/villages/${props.villageId}/merger`}>
            {t("past.merge")}
          </a>
        </div>
      )}
    </Sheet>
  );
}
