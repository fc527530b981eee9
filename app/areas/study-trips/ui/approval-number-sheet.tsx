import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { tripText } from "../text";

/** Asks for the number of an approval that was given without one. */
export function ApprovalNumberSheet({ refused }: { refused?: { typed: string; why: string } }) {
  const t = useText(tripText);
  return (
    <Sheet title={t("form.approvalNumber")} pad className="form">
      <form method="post" noValidate>
        <input type="hidden" name="step" value="approval-number" />
        <TextField
          key={refused?.why}
          id="approval-number"
          name="approvalNumber"
          label={t("form.approvalNumber")}
          help={t("form.approvalNumberHelp")}
          defaultValue={refused?.typed}
          errors={refused ? [refused.why] : undefined}
          maxLength={60}
          autoComplete="off"
        />
        <p className="mt3">
          <button type="submit" className="btn">
            {t("form.approvalNumberSave")}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
