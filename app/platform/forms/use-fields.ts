import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import type { AreaText } from "~/platform/i18n/text";
import { useMessages } from "~/platform/i18n/use-text";

/**
 * A form as it was sent or as it begins: what was typed and what is wrong with it, in words. The form is a plain one
 * that posts to its own page; `form.key` changes with each answer, so that fields take over what was typed.
 */
export function useFields<Values extends Record<string, unknown>, C>(
  text: AreaText<C>,
  options: { lastResult?: SubmissionResult<string[]> | null; defaultValue?: DefaultValue<Values> },
) {
  const say = useMessages(text);
  const [form, fields] = useForm<Values>(options);
  const names = Object.keys(fields) as (keyof Values & string)[];
  const errorsOf = (name: keyof Values & string) => say(fields[name]?.errors as string[] | undefined);
  const initial = (name: keyof Values & string) => fields[name]?.initialValue as string | undefined;
  const known = new Set<string>([
    ...names,
    ...Object.keys(options.lastResult?.error ?? {}),
    ...Object.keys((options.defaultValue as object | undefined) ?? {}),
  ]);
  known.delete("");
  const items = [...known].flatMap((name) =>
    (errorsOf(name as keyof Values & string) ?? []).map((words) => ({ id: name, text: words })),
  );
  return {
    key: form.key,
    /** Everything wrong, with the field it belongs to. */
    items: [...items, ...(say(form.errors as string[] | undefined) ?? []).map((words) => ({ text: words }))],
    field: (name: keyof Values & string) => ({
      id: name as string,
      name: name as string,
      defaultValue: initial(name),
      errors: errorsOf(name),
    }),
    value: initial,
  };
}
