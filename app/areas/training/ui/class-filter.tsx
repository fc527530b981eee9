import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Chip } from "~/ui/list";
import { classStates } from "../class-state";
import {
  type ClassView,
  type FilterKey,
  keysSet,
  partsOfView,
  withFilter,
  withoutKey,
  writeClassView,
} from "../class-view";
import { courses } from "../course-rule";
import { trainingText } from "../text";

interface Props {
  view: ClassView;
  villages: readonly { id: number; name: string }[];
  years: readonly number[];
}

/** A condition in words: its name and its value. */
export function useConditionWords({ view, villages }: Pick<Props, "view" | "villages">) {
  const t = useText(trainingText);
  const { filter: f } = view;
  return (key: FilterKey): { label: string; value: string } => {
    const label = t(`condition.${key}`);
    switch (key) {
      case "term":
        return { label, value: f.term ?? "" };
      case "stage":
        return { label, value: f.stage ? t(`stage.${f.stage}`) : "" };
      case "state":
        return { label, value: f.state ? t(`state.${f.state}`) : "" };
      case "course":
        return { label, value: f.course ? t(`course.${f.course}`) : "" };
      case "villageId":
        return { label, value: villages.find((v) => v.id === f.villageId)?.name ?? t("condition.unknown") };
      case "year":
        return { label, value: t("condition.yearValue", { year: f.year ?? 0 }) };
    }
  };
}

/** Search, the conditions that are set, and the way to more: one plain form. */
export function ClassFilterBar({ view, villages, years }: Props) {
  const t = useText(trainingText);
  const words = useConditionWords({ view, villages });
  const { filter: f } = view;
  // The stage stands in the tabs above.
  const set = keysSet(f).filter((k) => k !== "stage" && k !== "term");
  const kept = partsOfView({ ...view, filter: { stage: f.stage }, cursor: null });
  return (
    <form method="get" action="/training" className="filterbar">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="seek within">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          id="list-term"
          aria-label={t("list.term")}
          placeholder={t("list.term")}
          defaultValue={f.term}
        />
      </span>
      {set.map((key) => {
        const { label, value } = words(key);
        return (
          <Chip
            key={key}
            label={t("list.chip", { label })}
            value={value}
            removeHref={writeClassView({ ...view, filter: withoutKey(f, key), cursor: null })}
            removeLabel={t("list.remove", { label })}
          />
        );
      })}
      <details className="menu pick">
        <summary className="btn sm">
          <Icon name="plus" />
          {t("list.more")}
        </summary>
        <div className="pop">
          <Choice name="course" label={t("condition.course")} value={f.course}>
            {courses.map((c) => ({ value: c, label: t(`course.${c}`) }))}
          </Choice>
          <Choice name="state" label={t("condition.state")} value={f.state}>
            {classStates.map((s) => ({ value: s, label: t(`state.${s}`) }))}
          </Choice>
          <Choice name="village" label={t("condition.villageId")} value={f.villageId}>
            {villages.map((v) => ({ value: String(v.id), label: v.name }))}
          </Choice>
          <Choice name="year" label={t("condition.year")} value={f.year}>
            {years.map((y) => ({ value: String(y), label: t("condition.yearValue", { year: y }) }))}
          </Choice>
          <p className="mt3">
            <button type="submit" className="btn pri">
              {t("list.filter")}
            </button>
          </p>
        </div>
      </details>
      {(set.length > 0 || f.term) && (
        <a className="t13" href={writeClassView(withFilter({ ...view, filter: {} }, { stage: f.stage }))}>
          {t("list.clear")}
        </a>
      )}
    </form>
  );
}

function Choice(props: {
  name: string;
  label: string;
  value: string | number | undefined;
  children: readonly { value: string; label: string }[];
}) {
  const t = useText(trainingText);
  return (
    <div className="f">
      <label htmlFor={`filter-${props.name}`}>{props.label}</label>
      <select
        className="in sm"
        id={`filter-${props.name}`}
        name={props.name}
        defaultValue={props.value === undefined ? "" : String(props.value)}
      >
        <option value="">{t("list.any")}</option>
        {props.children.map((c) => (
          <option key={c.value} value={c.value}>
            {c.label}
          </option>
        ))}
      </select>
    </div>
  );
}
