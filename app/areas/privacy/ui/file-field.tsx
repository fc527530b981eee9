import { Field } from "~/ui/field";

/** One file of a form: a picture or a PDF. */
export function FileField(props: {
  id: string;
  label: string;
  help?: string;
  optional?: string;
  errors?: readonly string[];
}) {
  const { id, errors, help } = props;
  return (
    <Field {...props}>
      <input
        id={id}
        name={id}
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        className="in"
        aria-invalid={errors?.length ? true : undefined}
        aria-describedby={
          [help ? `${id}-help` : "", errors?.length ? `${id}-error` : ""].filter(Boolean).join(" ") ||
          undefined
        }
      />
    </Field>
  );
}
