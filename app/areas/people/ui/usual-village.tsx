import { useText } from "~/platform/i18n/use-text";
import { Combobox, type ComboboxItem } from "~/ui/combobox";
import { type FileKindName, fileKinds } from "../import/file-kind";

/** Villages that a typed text may mean, asked of the server. */
export async function villagesByTyping(text: string): Promise<readonly ComboboxItem[]> {
  const answer = await fetch(`/villages/choices?q=${encodeURIComponent(text)}`);
  return answer.ok ? ((await answer.json()) as ComboboxItem[]) : [];
}

/** Where people go whose row says no village. */
export function UsualVillage(props: {
  kind: FileKindName;
  villages: readonly { id: number; label: string }[];
  byTyping: boolean;
  error?: string;
}) {
  const t = useText(fileKinds[props.kind].text);
  return (
    <div className="mt4">
      <Combobox
        id="villageId"
        name="villageId"
        label={t("usual")}
        help={t("usualHelp")}
        items={props.villages.map((v) => ({ value: String(v.id), label: v.label }))}
        empty={t("usualNone")}
        nothing={t("noVillage")}
        errors={props.error ? [props.error] : undefined}
        load={props.byTyping ? villagesByTyping : undefined}
      />
    </div>
  );
}
