import { useEffect, useRef } from "react";
import { useText } from "~/platform/i18n/use-text";
import { frameText } from "./text";

const groups = [
  [
    "everywhere",
    [
      ["search", "Ctrl K"],
      ["map", "?"],
      ["escape", "Esc"],
    ],
  ],
  [
    "go",
    [
      ["home", "g h"],
      ["people", "g p"],
      ["villages", "g v"],
      ["training", "g c"],
      ["certificates", "g z"],
    ],
  ],
  [
    "list",
    [
      ["filter", "/"],
      ["row", "k j"],
      ["choose", "x"],
      ["open", "Enter"],
    ],
  ],
  [
    "record",
    [
      ["edit", "e"],
      ["save", "Ctrl Enter"],
    ],
  ],
] as const;

/** The map of the keyboard: opened by `?` or from the account menu. */
export default function KeyMap({ singleKeys, onClose }: { singleKeys: boolean; onClose: () => void }) {
  const t = useText(frameText);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog className="dlg keymap" ref={dialog} aria-labelledby="keymap-title" onClose={onClose}>
      <h2 id="keymap-title">{t("keys.title")}</h2>
      <div className="cols c2">
        {groups.map(([group, keys]) => (
          <section key={group}>
            <h3>{t(`keys.${group}`)}</h3>
            <dl>
              {keys.map(([what, press]) => (
                <div key={what}>
                  <dt>{t(`keys.${what}`)}</dt>
                  <dd>
                    {press.split(" ").map((k) => (
                      <kbd key={k}>{k}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="t13 sub mt3">
        {t(singleKeys ? "keys.note" : "keys.off")}{" "}
        <a className="u" href="/account">
          {t("keys.setting")}
        </a>
      </p>
      <form method="dialog" className="mt3">
        <button type="submit" className="btn">
          {t("keys.close")}
        </button>
      </form>
    </dialog>
  );
}
