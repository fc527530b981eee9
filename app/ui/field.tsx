import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useAnswered, useStanding } from "./answered";
import { Icon } from "./icon";

interface FieldFrame {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  /** Words such as （选填） behind the label. */
  optional?: string;
  errors?: readonly string[];
  className?: string;
}

const describedBy = (p: FieldFrame) =>
  [p.help ? `${p.id}-help` : "", p.errors?.length ? `${p.id}-error` : ""].filter(Boolean).join(" ") ||
  undefined;

/** Label above, help under it, error, then the field. */
export function Field(props: FieldFrame & { children: ReactNode }) {
  return (
    <div className={`f ${props.className ?? ""}`}>
      <label htmlFor={props.id}>
        {props.label} {props.optional && <span className="opt">{props.optional}</span>}
      </label>
      {props.help && (
        <span className="help" id={`${props.id}-help`}>
          {props.help}
        </span>
      )}
      <FieldErrors id={props.id} errors={props.errors} />
      {props.children}
    </div>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors?: readonly string[] }) {
  const standing = useStanding(id, errors);
  if (!standing?.length) return null;
  return (
    <span className="err" id={`${id}-error`}>
      <Icon name="circle-x" />
      <span>{standing.join(" ")}</span>
    </span>
  );
}

type Frame = Omit<FieldFrame, "className">;

export function TextField(
  props: Frame & {
    width?: "w6" | "w10" | "w16" | "w24";
    suffix?: string;
  } & InputHTMLAttributes<HTMLInputElement>,
) {
  const { label, help, optional, errors, width, suffix, className, ...input } = props;
  const frame = { id: props.id, label, help, optional, errors: useStanding(props.id, errors) };
  const field = (
    <input
      {...input}
      className={`in ${width ?? ""}`}
      aria-invalid={frame.errors?.length ? true : undefined}
      aria-describedby={describedBy(frame)}
    />
  );
  return (
    <Field {...frame} className={className}>
      {suffix ? (
        <span className="inbox">
          {field}
          <span className="suf">{suffix}</span>
        </span>
      ) : (
        field
      )}
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

export function SelectField(
  props: Frame & { choices: readonly Choice[]; empty?: string } & SelectHTMLAttributes<HTMLSelectElement>,
) {
  const { label, help, optional, errors, choices, empty, className, ...select } = props;
  const frame = { id: props.id, label, help, optional, errors: useStanding(props.id, errors) };
  return (
    <Field {...frame} className={className}>
      <select
        {...select}
        className="in"
        aria-invalid={frame.errors?.length ? true : undefined}
        aria-describedby={describedBy(frame)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((c) => (
          <option key={c.value} value={c.value} disabled={c.disabled}>
            {c.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function TextAreaField(props: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { label, help, optional, errors, className, ...area } = props;
  const frame = { id: props.id, label, help, optional, errors: useStanding(props.id, errors) };
  return (
    <Field {...frame} className={className}>
      <textarea
        rows={3}
        {...area}
        // As it stands on the page: set again with other breaks, it would take the caret away from who types.
        defaultValue={
          typeof area.defaultValue === "string" ? area.defaultValue.replace(/\r\n?/g, "\n") : undefined
        }
        className="in"
        aria-invalid={frame.errors?.length ? true : undefined}
        aria-describedby={describedBy(frame)}
      />
    </Field>
  );
}

export function RadioField(
  props: Omit<Frame, "id"> & { name: string; choices: readonly Choice[]; defaultValue?: string },
) {
  return (
    <fieldset className="f">
      <legend className="lab">
        {props.label} {props.optional && <span className="opt">{props.optional}</span>}
      </legend>
      {props.help && <span className="help">{props.help}</span>}
      <FieldErrors id={props.name} errors={props.errors} />
      <div className="radios" id={props.errors?.length ? props.name : undefined}>
        {props.choices.map((c) => (
          <label key={c.value} className="plain">
            <input
              type="radio"
              name={props.name}
              value={c.value}
              defaultChecked={props.defaultValue === c.value}
              disabled={c.disabled}
            />
            {c.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** At the top of a form with mistakes: links to the fields, those that were changed since left out. */
export function ErrorSummary(props: {
  /** With how many are left to put right. */
  title: string | ((count: number) => string);
  items: readonly { id?: string; text: string }[];
}) {
  const answered = useAnswered(props.items.flatMap((e) => e.id ?? []));
  const left = props.items.filter((e) => e.id === undefined || !answered.has(e.id));
  if (left.length === 0) return null;
  return (
    // Said once; that it grows shorter is not.
    <div className="note bad" role="alert" aria-atomic="false" aria-relevant="additions">
      <b>{typeof props.title === "string" ? props.title : props.title(left.length)}</b>
      <ul>
        {left.map((e) => (
          <li key={`${e.id}${e.text}`}>{e.id ? <a href={`#${e.id}`}>{e.text}</a> : e.text}</li>
        ))}
      </ul>
    </div>
  );
}
