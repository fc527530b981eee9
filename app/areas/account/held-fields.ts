import { accountText } from "./text";

export type NamedField = keyof typeof accountText.zh.resume.names;

/** What a form sends besides what somebody typed: which button, which record, which request. */
const unseen = /^(intent|do|step|seen|revision|requestKey|held)$|Ids?$/;

/** The fields of a kept form that its writer knows again, each with its name where there are words for it. */
export function heldFields(
  fields: readonly (readonly [name: string, value: string])[],
): { name: NamedField | null; value: string }[] {
  return fields.flatMap(([name, value]) =>
    value === "" || unseen.test(name)
      ? []
      : [{ name: Object.hasOwn(accountText.zh.resume.names, name) ? (name as NamedField) : null, value }],
  );
}
