import { type ComponentProps, type FormEvent, type ReactNode, useCallback, useRef } from "react";
import { Icon } from "~/ui/icon";
import { Camera } from "./camera";

/**
 * A code by keyboard scanner, camera or hand: the field is emptied and ready for the next. Without script it is a form
 * that says `code`.
 */
export function ScanForm(props: {
  /** Of the field; its help is named after it. */
  id: string;
  action?: string;
  take: (code: string, how: "typed" | "camera") => void;
  words: { label: string; enter: string; help: string; camera: ComponentProps<typeof Camera>["words"] };
  icon: ComponentProps<typeof Icon>["name"];
  /** Codes here are in capitals. */
  capitals?: boolean;
  longest: number;
  /** Goes along with the form. */
  hidden?: ReactNode;
}) {
  const { id, words } = props;
  const field = useRef<HTMLInputElement>(null);
  const take = useRef(props.take);
  take.current = props.take;
  const fromCamera = useCallback((code: string) => take.current(code, "camera"), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value ?? "";
    if (typed.trim()) props.take(typed, "typed");
    if (field.current) field.current.value = "";
    field.current?.focus();
  };
  return (
    <>
      <form method="post" action={props.action} onSubmit={onSubmit} className="scanbar">
        {props.hidden}
        <label htmlFor={id} className="vh">
          {words.label}
        </label>
        <input
          ref={field}
          className="in"
          id={id}
          name="code"
          autoComplete="off"
          autoCapitalize={props.capitals ? "characters" : "off"}
          spellCheck={false}
          placeholder={words.label}
          aria-describedby={`${id}-help`}
          maxLength={props.longest}
        />
        <button type="submit" className="btn">
          <Icon name={props.icon} />
          {words.enter}
        </button>
        <Camera take={fromCamera} words={words.camera} />
      </form>
      <p className="sub t12 scanhelp" id={`${id}-help`}>
        {words.help}
      </p>
    </>
  );
}
