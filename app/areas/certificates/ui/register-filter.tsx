import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Chip } from "~/ui/list";
import { certificateStates } from "../certificate";
import {
  type FilterKey,
  keysSet,
  partsOfView,
  type RegisterView,
  withFilter,
  withoutKey,
  writeRegisterView,
} from "../register-view";
import { certificatesText } from "../text";

export interface RegisterChoices {
  villages: readonly { id: number; name: string }[];
  classes: readonly { id: number; name: string }[];
  years: readonly number[];
}

/** A condition in words: its name and its value. */
export function useConditionWords({ view, villages, classes }: RegisterChoices & { view: RegisterView }) {
  const t = useText(certificatesText);
  const { filter: f } = view;
  const unknown = t("list.condition.unknown");
  return (key: FilterKey): { label: string; value: string } => {
    const label = t(`list.condition.${key}`);
    switch (key) {
      case "term":
        return { label, value: f.term ?? "" };
      case "state":
        return { label, value: f.state ? t(`state.${f.state}`) : "" };
      case "handout":
        return { label, value: f.handout ? t(`list.handouts.${f.handout}`) : "" };
      case "classId":
        return { label, value: classes.find((c) => c.id === f.classId)?.name ?? unknown };
      case "villageId":
        return { label, value: villages.find((v) => v.id === f.villageId)?.name ?? unknown };
      case "year":
        return { label, value: t("list.condition.yearValue", { year: f.year ?? 0 }) };
    }
  };
}

/** Search, the conditions that are set, and the way to more: one plain form. */
export function RegisterFilterBar({ view, ...choices }: RegisterChoices & { view: RegisterView }) {
  const t = useText(certificatesText);
  const words = useConditionWords({ view, ...choices });
  const { filter: f } = view;
  // The hand-out stands in the tabs above.
  const set = keysSet(f).filter((k) => k !== "handout" && k !== "term");
  const kept = partsOfView({ ...view, filter: { handout: f.handout }, cursor: null });
  return (
    <form method="get" action="/certificates" className="filterbar">
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
            removeHref={writeRegisterView({ ...view, filter: withoutKey(f, key), cursor: null })}
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
          <Choice name="state" label={t("list.condition.state")} value={f.state}>
            {certificateStates.map((s) => ({ value: s, label: t(`state.${s}`) }))}
          </Choice>
          <Choice name="class" label={t("list.condition.classId")} value={f.classId}>
            {choices.classes.map((c) => ({ value: String(c.id), label: c.name }))}
          </Choice>
          <Choice name="village" label={t("list.condition.villageId")} value={f.villageId}>
            {choices.villages.map((v) => ({ value: String(v.id), label: v.name }))}
          </Choice>
          <Choice name="year" label={t("list.condition.year")} value={f.year}>
            {choices.years.map((y) => ({
              value: String(y),
              label: t("list.condition.yearValue", { year: y }),
            }))}
          </Choice>
          <p className="mt3">
            <button type="submit" className="btn pri">
              {t("list.filter")}
            </button>
          </p>
        </div>
      </details>
      {(set.length > 0 || f.term) && (
        <a
          className="t13"
          href={writeRegisterView(withFilter({ ...view, filter: {} }, { handout: f.handout }))}
        >
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
  const t = useText(certificatesText);
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
