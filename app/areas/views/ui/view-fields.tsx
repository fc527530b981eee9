import { roles } from "~/platform/access/capabilities";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { SelectField, TextField } from "~/ui/field";
import { viewsText } from "../text";

type Field = { id: string; name: string; defaultValue: string | undefined; errors?: string[] };

/** Name, for whom, default: of a new view and of one that is there. */
export function ViewFields(props: { name?: Field; share?: Field; isDefault: boolean }) {
  const t = useText(viewsText);
  const roleWord = useText(interfaceText);
  return (
    <>
      {props.name && (
        <TextField
          {...props.name}
          label={t("view.name")}
          help={t("view.nameHelp")}
          maxLength={20}
          width="w16"
          autoComplete="off"
        />
      )}
      {props.share && (
        <SelectField
          {...props.share}
          label={t("view.share")}
          className="mt4"
          choices={[
            { value: "nobody", label: t("view.nobody") },
            { value: "everybody", label: t("view.everybody") },
            ...roles.map((r) => ({ value: r, label: roleWord(`role.${r}`) })),
          ]}
        />
      )}
      <label className="plain mt4">
        <input type="checkbox" name="isDefault" value="yes" defaultChecked={props.isDefault} />
        {t("view.default")}
      </label>
    </>
  );
}
