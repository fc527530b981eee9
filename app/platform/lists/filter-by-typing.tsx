import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox, type ComboboxItem } from "~/ui/combobox";
import { FilterChoice } from "~/ui/filter-bar";

/** What a list offers for one condition: all of it while it is little, else what is chosen and an address to look up the rest. */
export interface Choices {
  items: readonly { id: number; name: string }[];
  /** Answers `?q=` with items as JSON; null where all stand in the list. */
  from: string | null;
}

const typedAt =
  (from: string) =>
  async (text: string): Promise<readonly ComboboxItem[]> => {
    const answer = await fetch(`${from}?q=${encodeURIComponent(text)}`);
    return answer.ok ? ((await answer.json()) as ComboboxItem[]) : [];
  };

/** One condition of the bar whose values may be too many for a list: tens of thousands of villages are found by typing. */
export function FilterByTyping(props: {
  name: string;
  label: string;
  any: string;
  nothing: string;
  value: string | number | undefined;
  choices: Choices;
}) {
  const i = useText(interfaceText);
  const { items, from } = props.choices;
  const choices = items.map((v) => ({ value: String(v.id), label: v.name }));
  if (from === null) return <FilterChoice {...props} choices={choices} />;
  return (
    <Combobox
      id={`filter-${props.name}`}
      name={props.name}
      label={props.label}
      empty={props.any}
      nothing={props.nothing}
      several={i("pick.several")}
      items={choices}
      defaultValue={props.value === undefined ? undefined : String(props.value)}
      load={typedAt(from)}
    />
  );
}
