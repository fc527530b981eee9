import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStanding } from "./answered";
import { Field } from "./field";
import { Icon } from "./icon";

/** A day: typed in any of the forms people write, or picked from the browser's calendar once script is there. */
export function DateField(props: {
  id: string;
  name: string;
  label: ReactNode;
  help?: ReactNode;
  optional?: string;
  errors?: readonly string[];
  defaultValue?: string;
  /** Name of the calendar button. */
  pick: string;
  className?: string;
}) {
  const { id, name, label, help, optional, errors, defaultValue, pick, className } = props;
  const standing = useStanding(id, errors);
  const [ready, setReady] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => setReady(true), []);
  const open = () => {
    if (picker.current && field.current) {
      picker.current.value = /^\d{4}-\d\d-\d\d$/.test(field.current.value) ? field.current.value : "";
      picker.current.showPicker();
    }
  };
  return (
    <Field id={id} label={label} help={help} optional={optional} errors={errors} className={className}>
      <span className="dated">
        <input
          ref={field}
          id={id}
          name={name}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          className="in w10"
          defaultValue={defaultValue}
          aria-invalid={standing?.length ? true : undefined}
          aria-describedby={
            [help ? `${id}-help` : "", standing?.length ? `${id}-error` : ""].filter(Boolean).join(" ") ||
            undefined
          }
        />
        {ready && (
          <>
            <button type="button" className="btn" aria-label={pick} onClick={open}>
              <Icon name="calendar-days" />
            </button>
            <input
              ref={picker}
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              onChange={(e) => {
                if (field.current) field.current.value = e.target.value;
              }}
            />
          </>
        )}
      </span>
    </Field>
  );
}
