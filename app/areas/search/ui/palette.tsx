import {
  forwardRef,
  type KeyboardEvent,
  lazy,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useText } from "~/platform/i18n/use-text";
import { isPrivate } from "~/platform/search/search-term";
import { Icon } from "~/ui/icon";
import { searchText } from "../text";
import { useHits } from "./use-hits";

// What is typed never waits for it; what is found does, the first time.
const PaletteHits = lazy(() => import("./palette-hits"));

export interface PaletteHandle {
  open: () => void;
}

/** Search over the page: arrows choose, Enter opens, Esc closes. Enter before an answer goes to the search page. */
export const Palette = forwardRef<PaletteHandle>((_, ref) => {
  const t = useText(searchText);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const state = useHits(text);
  useImperativeHandle(ref, () => ({
    open: () => {
      if (!dialog.current?.open) dialog.current?.showModal();
      field.current?.select();
    },
  }));
  const found = state.is === "found" ? state.found : state.is === "waiting" ? state.before : null;
  const hits = found?.groups.flatMap((g) => g.hits) ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer begins at its first row
  useEffect(() => setAt(0), [found?.term]);

  const onKey = (e: KeyboardEvent) => {
    if ((e.key === "ArrowDown" || e.key === "ArrowUp") && hits.length > 0) {
      e.preventDefault();
      setAt((n) => (n + (e.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
    } else if (e.key === "Enter" && state.is === "found" && hits[at] && !e.nativeEvent.isComposing) {
      e.preventDefault();
      if (e.ctrlKey || e.metaKey) window.open(hits[at].to, "_blank", "noopener");
      else location.assign(hits[at].to);
    }
  };
  return (
    <dialog
      className="pal"
      ref={dialog}
      aria-label={t("title")}
      onClick={(e) => {
        if (e.target === dialog.current) dialog.current.close();
      }}
      onKeyDown={onKey}
    >
      <form className="q" action="/search" method={isPrivate(text) ? "post" : "get"} role="search">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          name="q"
          value={text}
          onChange={(e) => setText(e.target.value)}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          aria-label={t("box")}
          placeholder={t("placeholder")}
        />
        <span className="t13 sub" role="status">
          {state.is === "found" && t("countOnly", { count: state.found.total })}
        </span>
        <button
          type="button"
          className="btn sm"
          onClick={() => dialog.current?.close()}
          aria-label={t("close")}
        >
          Esc
        </button>
      </form>
      <div className="hits">
        {state.is === "private" && <p className="pal-note">{t("private")}</p>}
        {state.is === "failed" && <p className="pal-note">{t("failed")}</p>}
        {state.is === "empty" && <p className="pal-note">{t("beginHelp")}</p>}
        {state.is === "found" && state.found.total === 0 && (
          <p className="pal-note">
            {t("nothing", { term: state.found.term })}
            {t("stop")}
            {t("nothingHelp")}
          </p>
        )}
        {found && (
          <Suspense fallback={null}>
            <PaletteHits found={found} at={at} />
          </Suspense>
        )}
      </div>
      <div className="foot">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("choose")}
        </span>
        <span>
          <kbd>Enter</kbd> {t("open")}
        </span>
        <span>
          <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t("newTab")}
        </span>
        <span className="end">{found && "logged" in found && found.logged ? t("logged") : t("hint")}</span>
      </div>
    </dialog>
  );
});
Palette.displayName = "Palette";
