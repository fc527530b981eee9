import { useText } from "~/platform/i18n/use-text";
import { Note, Sheet } from "~/ui/sheet";
import { adminText } from "../text";

/** Shown this once, large enough to read aloud. */
export function TemporaryPassword(props: {
  name: string;
  username: string;
  password: string;
  isNew?: boolean;
}) {
  const t = useText(adminText);
  const page = `/admin/staff/${props.username}`;
  return (
    <Sheet title={t("resetPassword.done", { name: props.name })} className="form" pad>
      <p className="temporary mono">{props.password}</p>
      <Note tone="warn">{t("resetPassword.once")}</Note>
      <div className="row mt4">
        <a className="btn pri" href={page}>
          {props.isNew ? t("resetPassword.giveRoles") : t("resetPassword.back", { name: props.name })}
        </a>
      </div>
    </Sheet>
  );
}
