import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useStanding } from "./answered";
import { Field, SelectField } from "./field";
import { Icon } from "./icon";

export interface ComboboxItem {
  value: string;
  label: string;
  /** Second line: town and county, a code. */
  detail?: string;
  /** More words it is found by: pinyin, initials. */
  search?: string;
  /** A word at the right; an item with `disabled` cannot be chosen and says here why. */
  state?: string;
  disabled?: boolean;
}

interface Props {
  id: string;
  name: string;
  label: ReactNode;
  help?: ReactNode;
  optional?: string;
  errors?: readonly string[];
  items: readonly ComboboxItem[];
  defaultValue?: string;
  /** First line of the plain list, when nothing is chosen yet. */
  empty?: string;
  /** Shown when nothing fits what was typed. */
  nothing: string;
  /** Said when more than one fits what was typed and the field was left. */
  several: string;
  onChoose?: (value: string) => void;
  /** Fetches items for what was typed, instead of filtering those at hand. */
  load?: (text: string) => Promise<readonly ComboboxItem[]>;
  /** What is said when something was typed and nothing chosen: a form of a filter is not sent then as if it were empty. */
  unpicked?: string;
  /**
   * The words are sent too, under this name; the server finds what they mean. With `load` the field is a plain one for
   * words before script arrives. `value`: what was typed in the form that came back.
   */
  words?: { name: string; value?: string };
}

const plainLimit = 8;

/**
 * One of many, found by typing (WAI-ARIA combobox with a list). Before script arrives, and for short lists, it is a
 * plain select with the same name and values.
 */
export function Combobox(props: Props) {
  const [ready, setReady] = useState(false);
  const before = useRef<HTMLInputElement>(null);
  const [begun, setBegun] = useState<string>();
  useEffect(() => {
    // What was typed while script was on its way stays.
    setBegun(before.current?.value);
    setReady(true);
  }, []);
  if (props.words && props.load && !ready)
    return <PlainWords {...props} words={props.words} field={before} />;
  if (props.load ? !ready : !ready || props.items.length <= plainLimit) {
    const {
      items,
      nothing: _,
      several: __,
      load: ___,
      unpicked: ____,
      words: _____,
      onChoose,
      ...rest
    } = props;
    return (
      <SelectField
        {...rest}
        onChange={(e) => onChoose?.(e.target.value)}
        choices={items.map((i) => ({
          value: i.value,
          label: i.detail ? `${i.label}  ${i.detail}` : i.label,
          disabled: i.disabled,
        }))}
      />
    );
  }
  return <TypingBox {...props} begun={begun} />;
}

/** What is chosen at first: one of those at hand, or one that the form that came back names. */
function firstChosen({ items, defaultValue, words }: Props): ComboboxItem | undefined {
  const known = items.find((i) => i.value === defaultValue);
  return known ?? (defaultValue && words?.value ? { value: defaultValue, label: words.value } : undefined);
}

function PlainWords(
  props: Props & { words: NonNullable<Props["words"]>; field: RefObject<HTMLInputElement> },
) {
  const { id, label, help, optional, errors, words } = props;
  const invalid = useStanding(id, errors)?.length ? true : undefined;
  return (
    <Field id={id} label={label} help={help} optional={optional} errors={errors}>
      <input type="hidden" name={props.name} value={props.defaultValue ?? ""} />
      <input
        id={id}
        ref={props.field}
        className="in"
        name={words.name}
        defaultValue={firstChosen(props)?.label ?? words.value}
        aria-invalid={invalid}
        aria-describedby={
          [help ? `${id}-help` : "", invalid ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined
        }
        maxLength={60}
        autoComplete="off"
      />
    </Field>
  );
}

const fits = (item: ComboboxItem, words: readonly string[]) => {
  const text = `${item.label} ${item.detail ?? ""} ${item.search ?? ""}`.toLowerCase();
  return words.every((w) => text.includes(w));
};

function TypingBox(props: Props & { begun?: string }) {
  const listId = useId();
  const chosenAtFirst = firstChosen(props);
  const [chosen, setChosen] = useState(chosenAtFirst);
  const [text, setText] = useState(props.begun ?? chosenAtFirst?.label ?? props.words?.value ?? "");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [loaded, setLoaded] = useState<{ of?: string; items: readonly ComboboxItem[] }>({ items: [] });
  const [left, setLeft] = useState(true);
  const typed = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { load } = props;
  const undecided = text.trim() !== "" && text !== (chosen?.label ?? "");
  const asking = open || undecided;

  useEffect(() => {
    if (!load || !asking) return;
    let late = false;
    const timer = setTimeout(async () => {
      const found = await load(text);
      if (!late) setLoaded({ of: text, items: found });
    }, 150);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [load, asking, text]);

  useEffect(() => {
    if (props.unpicked) typed.current?.setCustomValidity(undecided ? props.unpicked : "");
  }, [props.unpicked, undecided]);

  const first = useRef(chosen);
  // The hidden field changes without the event that a select would give.
  useEffect(() => {
    if (chosen !== first.current) box.current?.dispatchEvent(new Event("change", { bubbles: true }));
    first.current = chosen;
  }, [chosen]);

  const words = chosen?.label === text ? [] : text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = (load ? loaded.items : props.items.filter((i) => fits(i, words))).slice(0, 50);

  const pending = load !== undefined && loaded.of !== text;

  const choose = (item: ComboboxItem | undefined) => {
    if (!item || item.disabled) return;
    setChosen(item);
    setText(item.label);
    setOpen(false);
    props.onChoose?.(item.value);
  };
  // The only one that fits is meant, also when the answer comes after the field was left; of several, or of none, the
  // words stay and are told of.
  const meant = left && undecided && !pending && shown.length === 1 ? shown[0] : undefined;
  const takeMeant = useRef(choose);
  takeMeant.current = choose;
  useEffect(() => takeMeant.current(meant), [meant]);
  const unclear =
    left && undecided && !pending && shown.length !== 1
      ? shown.length === 0
        ? props.nothing
        : props.several
      : undefined;
  // Said a moment later: a line that comes under a pressed button would move it away from the pointer.
  const [hint, setHint] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setHint(unclear), unclear ? 400 : 0);
    return () => clearTimeout(timer);
  }, [unclear]);
  const step = (by: number) => {
    setOpen(true);
    setAt((n) => (shown.length === 0 ? 0 : (n + by + shown.length) % shown.length));
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      step(e.key === "ArrowDown" ? (open ? 1 : 0) : -1);
    } else if (e.key === "Enter" && open) {
      e.preventDefault();
      // What is shown is still of other words: the answer to these decides.
      if (pending) setLeft(true);
      else choose(shown[at]);
    } else if (e.key === "Escape" && open) {
      e.preventDefault();
      e.stopPropagation();
      setOpen(false);
    }
  };
  const onLeave = () => {
    setOpen(false);
    setLeft(true);
    if (text.trim() === "") {
      setChosen(undefined);
      props.onChoose?.("");
    } else if (undecided && !pending && shown.length === 1) choose(shown[0]);
    else if (undecided && props.words) setChosen(undefined);
  };
  const invalid = useStanding(props.id, props.errors)?.length ? true : undefined;
  return (
    <Field
      id={props.id}
      label={props.label}
      help={props.help}
      optional={props.optional}
      errors={hint ? undefined : props.errors}
    >
      {hint && (
        <span className="err" id={`${props.id}-hint`} role="status">
          <Icon name="circle-x" />
          <span>{hint}</span>
        </span>
      )}
      <div className="combo" ref={box}>
        <input
          type="hidden"
          name={props.name}
          value={chosen?.value ?? ""}
          data-sent={chosenAtFirst?.value ?? ""}
        />
        <input
          id={props.id}
          ref={typed}
          className="in"
          name={props.words?.name}
          type="text"
          role="combobox"
          placeholder={props.empty}
          autoComplete="off"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && shown[at] ? `${listId}-${at}` : undefined}
          aria-invalid={hint ? true : invalid}
          aria-describedby={
            [
              props.help ? `${props.id}-help` : "",
              hint ? `${props.id}-hint` : invalid ? `${props.id}-error` : "",
            ]
              .filter(Boolean)
              .join(" ") || undefined
          }
          value={text}
          onChange={(e) => {
            setText(e.target.value);
            setLeft(false);
            setAt(0);
            setOpen(true);
          }}
          onFocus={(e) => {
            e.target.select();
            setLeft(false);
            // Words that mean several are offered again.
            if (undecided) setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKey}
          onBlur={onLeave}
        />
        <Icon name="chevron-down" />
        <div
          className="combo-list"
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label={String(props.label)}
          hidden={!open}
        >
          {shown.map((item, i) => (
            <div
              key={item.value}
              id={`${listId}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              aria-disabled={item.disabled || undefined}
              onMouseDown={(e) => {
                e.preventDefault();
                choose(item);
              }}
              onMouseMove={() => setAt(i)}
            >
              <span className="grow">
                {item.label} {item.detail && <span className="sub t12">{item.detail}</span>}
              </span>
              {item.state && <span className="sub t12">{item.state}</span>}
            </div>
          ))}
          {open && shown.length === 0 && text.trim() !== "" && (
            <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className="sub">
              {props.nothing}
            </div>
          )}
        </div>
      </div>
    </Field>
  );
}
