import { openVillageItems } from "~/areas/villages";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox } from "~/ui/combobox";
import { type FileKindName, fileKinds } from "../import/file-kind";

export interface TypedVillage {
  id: string;
  words: string;
}

/** The village as a form sent it, after its words were taken (village-meant.server.ts). */
export const typedVillage = (form: FormData | null): TypedVillage | undefined =>
  form === null
    ? undefined
    : {
        id: String(form.get("villageId") ?? ""),
        words: String(form.get("villageIdWords") ?? "").slice(0, 60),
      };

/** Where people go whose row says no village. */
export function UsualVillage(props: {
  kind: FileKindName;
  villages: readonly { id: number; label: string }[];
  byTyping: boolean;
  error?: string;
  /** What the form that came back had. */
  typed?: TypedVillage;
}) {
  const t = useText(fileKinds[props.kind].text);
  const i = useText(interfaceText);
  return (
    <div className="mt4">
      <Combobox
        id="villageId"
        name="villageId"
        label={t("usual")}
        help={t("usualHelp")}
        items={props.villages.map((v) => ({ value: String(v.id), label: v.label }))}
        // Who has one village means that one.
        defaultValue={
          props.typed?.id ??
          (!props.byTyping && props.villages.length === 1 ? String(props.villages[0]?.id) : undefined)
        }
        empty={t("usualNone")}
        nothing={t("noVillage")}
        several={i("pick.several")}
        errors={props.error ? [props.error] : undefined}
        load={props.byTyping ? openVillageItems : undefined}
        words={{ name: "villageIdWords", value: props.typed?.words }}
      />
    </div>
  );
}
