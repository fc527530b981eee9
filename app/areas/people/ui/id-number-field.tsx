import { useState } from "react";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { translateMessage } from "~/platform/i18n/text";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { parseIdNumber } from "../id-number";
import { idNumberMessage } from "../people-forms";
import { peopleText } from "../text";

interface Props {
  id: string;
  name: string;
  label: string;
  help: string;
  optional?: string;
  defaultValue?: string;
  errors?: string[];
}

/** An ID number, checked on leaving the field by the same rule as on the server: what is wrong, or whose it is. */
export function IdNumberField({ errors, ...field }: Props) {
  const t = useText(peopleText);
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const read = parseIdNumber(typed ?? field.defaultValue ?? "");
  const wrong =
    typed === null
      ? errors
      : typed.trim() === "" || read.ok
        ? undefined
        : [translateMessage(peopleText, language, idNumberMessage(read))];
  return (
    <>
      <TextField
        {...field}
        errors={wrong}
        width="w24"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        // A moment later: words that appear at once would push the button away from under the click that left the field.
        onBlur={({ target }) => setTimeout(() => setTyped(target.value), 250)}
      />
      <output className="reads" htmlFor={field.id}>
        {read.ok &&
          t("idNumber.reads", {
            sex: t(`sex.${read.sex}`),
            birth: longDay(read.birthOn, language),
            age: ageOn(read.birthOn, todayOn()),
          })}
        {read.ok && read.notes.includes("fifteenDigits") && ` ${t("idNumber.converted")}`}
      </output>
    </>
  );
}
