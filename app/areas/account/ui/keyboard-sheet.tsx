import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { accountText } from "../text";

/** Shortcuts of one key, on or off. */
export function KeyboardSheet({ on }: { on: boolean }) {
  const t = useText(accountText);
  return (
    <Sheet title={t("keyboard.title")} pad>
      <p className="t13 ink2">{t(on ? "keyboard.onText" : "keyboard.offText")}</p>
      <form method="post" className="mt3">
        <button type="submit" className="btn" name="singleKeys" value={on ? "off" : "on"}>
          {t(on ? "keyboard.turnOff" : "keyboard.turnOn")}
        </button>
      </form>
    </Sheet>
  );
}
