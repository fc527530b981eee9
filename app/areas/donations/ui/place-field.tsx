import { villageItems } from "~/areas/villages";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox, type ComboboxItem } from "~/ui/combobox";

export interface PlacesOffered {
  /** Villages while they are few, and everything else, as `v-12` and `h-7`. */
  places: readonly { value: string; label: string; search?: string }[];
  /** Villages are found by typing. */
  byTyping: boolean;
}

/** Villages that fit what is typed, and of the other places those whose name does. */
const find =
  (places: PlacesOffered["places"]) =>
  async (text: string): Promise<readonly ComboboxItem[]> => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const villages = await villageItems(text);
    return [
      ...villages.map((v) => ({ ...v, value: `v-${v.value}` })),
      ...places.filter((p) => words.every((w) => p.label.toLowerCase().includes(w))),
    ];
  };

/** A village, or a school, station or person in one (place-meant.server.ts reads the words). */
export function PlaceField({
  offered,
  typed,
  ...field
}: {
  id: string;
  name: string;
  label: string;
  errors?: readonly string[];
  defaultValue?: string;
  empty?: string;
  nothing: string;
  offered: PlacesOffered;
  typed?: string;
}) {
  const i = useText(interfaceText);
  return (
    <Combobox
      {...field}
      several={i("pick.several")}
      items={offered.places}
      load={offered.byTyping ? find(offered.places) : undefined}
      words={{ name: `${field.name}Words`, value: typed }}
    />
  );
}
