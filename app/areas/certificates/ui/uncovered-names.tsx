import { useLanguage, useText } from "~/platform/i18n/use-text";
import { NameWithCodes } from "~/ui/name-with-codes";
import { Note } from "~/ui/sheet";
import { certificatesText } from "../text";

export interface UncoveredPerson {
  enrolmentId: number;
  name: string;
  characters: readonly { char: string; codePoint: number }[];
}

const codesOf = (characters: UncoveredPerson["characters"], comma: string): string =>
  characters.map((c) => `U+${c.codePoint.toString(16).toUpperCase()}`).join(comma);

/** Who stops the batch with which character, and the two ways on: a right name, or a batch without them. */
export function UncoveredNames(props: {
  names: readonly UncoveredPerson[];
  personOf: (enrolmentId: number) => number | undefined;
}) {
  const t = useText(certificatesText);
  const comma = useLanguage() === "zh" ? "、" : ", ";
  return (
    <Note tone="bad" role="alert">
      {props.names.map(({ enrolmentId, name, characters }) => (
        <p key={enrolmentId}>
          <a href={`/people/${props.personOf(enrolmentId)}`}>
            <NameWithCodes name={name} missing={characters.map((c) => c.char)} />
          </a>
          {t("verify.colon")}
          {t("issue.uncoveredCodes", { codes: codesOf(characters, comma) })}
        </p>
      ))}
      <p>{t("issue.uncovered")}</p>
      <p>{t("issue.uncoveredHow")}</p>
    </Note>
  );
}
