import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Note, Sheet } from "~/ui/sheet";
import type { Responsible } from "../responsible";
import { villagesText } from "../text";

/** Who answers for the village on a day, and the field that asks for another day (FEATURES S1). */
export function ResponsibleSheet(props: {
  id: number;
  on: string;
  today: string;
  asked: string;
  wrongDay: boolean;
  inProgramme: boolean;
  /** The last day in the programme, where that was before the day looked at. */
  leftBefore: string | null;
  /** The figures below are those of the day too. */
  figuresThen: boolean;
  responsible: readonly Responsible[];
}) {
  const t = useText(villagesText);
  const language = useLanguage();
  const past = props.on !== props.today;
  const day = longDay(props.on, language);
  return (
    <Sheet
      title={past ? t("page.onDay", { day }) : t("page.today")}
      actions={
        <form className="onday" method="get">
          <label htmlFor="on">{t("page.look")}</label>
          <input
            className="in"
            id="on"
            name="on"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={props.asked}
            aria-invalid={props.wrongDay || undefined}
            aria-describedby={props.wrongDay ? "on-error" : undefined}
          />
          <button className="btn sm" type="submit">
            {t("page.show")}
          </button>
          {past && (
            <a href={`/villages/${props.id}`} className="t13">
              {t("page.backToday")}
            </a>
          )}
        </form>
      }
    >
      {props.wrongDay && (
        <Note tone="bad" role="alert">
          <span id="on-error">{t("page.dayWrong")}</span>
        </Note>
      )}
      {past && (
        <Note tone="mute">
          {props.leftBefore
            ? t("page.hadLeft", { day: longDay(props.leftBefore, language) })
            : t(!props.inProgramme ? "page.notYet" : props.figuresThen ? "page.past" : "page.pastWho", {
                day,
              })}
        </Note>
      )}
      <div className="sb">
        <div className="resp">
          {props.responsible.map((r) => (
            <div key={r.post}>
              <span className="sub">{t(`post.${r.post}`)}</span>
              {r.holders.length === 0 && (
                <b className={props.inProgramme ? "warn" : "sub"}>{t("page.nobody")}</b>
              )}
              {r.holders.map((h) => (
                <HolderLines key={h.id} holder={h} several={r.holders.length > 1} />
              ))}
            </div>
          ))}
        </div>
      </div>
    </Sheet>
  );
}

function HolderLines({
  holder,
  several,
}: {
  holder: Responsible["holders"][number];
  /** Several members stand close: name and office on one line. */
  several: boolean;
}) {
  const t = useText(villagesText);
  const language = useLanguage();
  const day = longDay(holder.fromOn, language);
  const name = holder.holderName;
  const since = holder.after ? t("page.sinceAfter", { name: holder.after, day }) : t("page.since", { day });
  if (several)
    return (
      <span>
        <strong>{name}</strong>{" "}
        <span className="t12 sub inline">
          {holder.holderTitle} {since}
        </span>
      </span>
    );
  return (
    <>
      <b>{name}</b>
      {holder.holderTitle && <span className="ink2">{holder.holderTitle}</span>}
      <span className="t12 sub">{since}</span>
      {holder.holderPhone && (
        <a className="t13" href={`tel:${holder.holderPhone}`} aria-label={t("page.call", { name })}>
          {holder.holderPhone}
        </a>
      )}
    </>
  );
}
