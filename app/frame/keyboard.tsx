import { useEffect, useRef } from "react";
import { saveButton } from "./save-button";
import { type Shortcut, shortcutFor } from "./shortcuts";

const typing =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=grid], [role=combobox]";

const rows = () =>
  [...document.querySelectorAll<HTMLAnchorElement>("main tbody tr a[href], main .list-row a[href]")].filter(
    (link, i, all) => all[i - 1]?.closest("tr, .list-row") !== link.closest("tr, .list-row"),
  );

/** The way between rows: the focus stands on the link of a row, so that Enter opens it. */
function step(by: 1 | -1): void {
  const links = rows();
  const row = document.activeElement?.closest("tr, .list-row");
  const at = links.findIndex((link) => row && link.closest("tr, .list-row") === row);
  const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : at + by;
  links[next]?.focus();
  links[next]?.scrollIntoView({ block: "nearest" });
}

/** What somebody can fill in; a button and what is hidden is not. */
const fields =
  "input:not([type=hidden]):not([type=submit]):not([type=button]), textarea, select, [contenteditable]";

/** Sends the form that has the focus, or the only one of the page, by the button that saves it. */
function save(): void {
  const focused = document.activeElement?.closest<HTMLFormElement>("form");
  const forms = document.querySelectorAll<HTMLFormElement>("main form[method=post]");
  const form = focused ?? (forms.length === 1 ? forms[0] : undefined);
  // Where Enter decides nothing (`EnterDecidesNothing`), no key does.
  if (!form || form.querySelector("button.vh[disabled]")) return;
  const buttons = [...form.elements]
    .filter(
      (e): e is HTMLButtonElement => e instanceof HTMLButtonElement && e.type === "submit" && !e.disabled,
    )
    .map((button) => ({
      button,
      forEnter: button.classList.contains("vh"),
      primary: button.classList.contains("pri"),
    }));
  const fills = [...form.elements].some((e) => e.matches(fields));
  const pressed = saveButton(buttons, fills);
  // A search field has no button at all.
  if (pressed ?? (focused && buttons.length === 0)) form.requestSubmit(pressed?.button);
}

/** Listens for the keys of the whole product. */
export function Keyboard(props: { singleKeys: boolean; openPalette: () => void; openKeys: () => void }) {
  const { singleKeys, openPalette, openKeys } = props;
  const gAt = useRef(0);
  useEffect(() => {
    const run = (shortcut: Shortcut) => {
      switch (shortcut.do) {
        case "palette":
          return openPalette();
        case "map":
          return openKeys();
        case "filter": {
          const field = document.querySelector<HTMLElement>(
            "main form input[type=search], main .filters :is(input, select):not([type=hidden])",
          );
          return field ? field.focus() : openPalette();
        }
        case "next":
          return step(1);
        case "previous":
          return step(-1);
        case "choose":
          return document.activeElement
            ?.closest("tr, .list-row")
            ?.querySelector<HTMLInputElement>("input[type=checkbox]")
            ?.click();
        case "edit":
          return document.querySelector<HTMLElement>("main a[data-edit], main .ph a[href$='/edit']")?.click();
        case "save":
          return save();
        case "go":
          return location.assign(shortcut.to);
      }
    };
    const onKey = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.isComposing) return;
      const target = e.target as Element | null;
      const inField = target?.closest?.(typing) !== null || document.querySelector("dialog[open]") !== null;
      const found = shortcutFor(
        {
          key: e.key,
          ctrl: e.ctrlKey || e.metaKey,
          alt: e.altKey,
          inField,
          afterG: Date.now() - gAt.current < 1200,
        },
        singleKeys,
      );
      gAt.current = found === "g" ? Date.now() : 0;
      if (found === null || found === "g") return;
      e.preventDefault();
      run(found);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [singleKeys, openPalette, openKeys]);
  return null;
}
