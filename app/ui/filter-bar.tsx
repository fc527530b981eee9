import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Chip } from "./list";

/**
 * Search, the conditions that are set, and the way to more: one plain form whose address says it all. What the form
 * does not show (tab, order, columns) goes along hidden.
 */
export function FilterBar(props: {
  action: string;
  kept: readonly (readonly [name: string, value: string])[];
  term: string | undefined;
  /** Set conditions, each with the address of the list without it. */
  conditions: readonly { key: string; label: string; chip: string; value: string; without: string }[];
  /** The list without any condition; absent when none is set. */
  clearHref: string | undefined;
  words: { term: string; more: string; apply: string; clear: string; remove: (label: string) => string };
  /** The fields stand open: one of them was not read. */
  open?: boolean;
  /** Fields of the conditions that may be added. */
  children: ReactNode;
}) {
  const { words } = props;
  return (
    <form method="get" action={props.action} className="filterbar">
      {props.kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="seek within">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          id="list-term"
          aria-label={words.term}
          placeholder={words.term}
          defaultValue={props.term}
        />
      </span>
      {props.conditions.map((c) => (
        <Chip
          key={c.key}
          label={c.chip}
          value={c.value}
          removeHref={c.without}
          removeLabel={words.remove(c.label)}
        />
      ))}
      <details className="menu pick" open={props.open}>
        <summary className="btn sm">
          <Icon name="plus" />
          {words.more}
        </summary>
        <div className="pop">
          {props.children}
          <p className="mt3">
            <button type="submit" className="btn pri">
              {words.apply}
            </button>
          </p>
        </div>
      </details>
      {props.clearHref && (
        <a className="t13" href={props.clearHref}>
          {words.clear}
        </a>
      )}
    </form>
  );
}

interface Choice {
  value: string;
  label: string;
}
interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
}

const Options = ({ choices }: { choices: readonly Choice[] }) =>
  choices.map((c) => (
    <option key={c.value} value={c.value}>
      {c.label}
    </option>
  ));

/** One condition of the bar: one of these, or any. */
export function FilterChoice(props: {
  name: string;
  label: string;
  any: string;
  value: string | number | undefined;
  choices: readonly (Choice | ChoiceGroup)[];
}) {
  return (
    <div className="f">
      <label htmlFor={`filter-${props.name}`}>{props.label}</label>
      <select
        className="in sm"
        id={`filter-${props.name}`}
        name={props.name}
        defaultValue={props.value === undefined ? "" : String(props.value)}
      >
        <option value="">{props.any}</option>
        {props.choices.map((c) =>
          "choices" in c ? (
            <optgroup key={c.label} label={c.label}>
              <Options choices={c.choices} />
            </optgroup>
          ) : (
            <Options choices={[c]} key={c.value} />
          ),
        )}
      </select>
    </div>
  );
}
