import type { ReactNode } from "react";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox } from "~/ui/combobox";
import { villagesText } from "../text";
import { openVillageItems } from "../village-items";

/** What a field for a village offers (see village-choices.server.ts). */
export interface VillagesOffered {
  villages: readonly { id: number; label: string; search?: string }[];
  /** Too many for a list: they are found by typing. */
  byTyping: boolean;
}

/**
 * The village of something new: a list while there are few, else found by typing. The words are sent beside the choice,
 * so that the field does its work before script arrives (village-meant.server.ts).
 */
export function VillageField({
  offered,
  typed,
  ...field
}: {
  id: string;
  name: string;
  label: ReactNode;
  help?: ReactNode;
  optional?: string;
  errors?: readonly string[];
  defaultValue?: string;
  empty?: string;
  nothing: string;
  offered: VillagesOffered;
  /** The words of the form that came back. */
  typed?: string;
}) {
  const t = useText(villagesText);
  const i = useText(interfaceText);
  return (
    <Combobox
      {...field}
      several={i("pick.several")}
      help={field.help ?? (offered.byTyping ? t("choose.typingHelp") : undefined)}
      items={offered.villages.map((v) => ({ value: String(v.id), label: v.label, search: v.search }))}
      load={offered.byTyping ? openVillageItems : undefined}
      words={{ name: `${field.name}Words`, value: typed }}
    />
  );
}
