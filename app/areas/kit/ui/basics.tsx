import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { NameWithCodes } from "~/ui/name-with-codes";
import { Note, Sheet } from "~/ui/sheet";
import { kitText } from "../text";
import { iconNames } from "./icon-names";

const colours = ["ink", "ink2", "ink3", "line", "pine", "sheet", "ground"] as const;
const sizes = [12, 13, 14, 16, 20, 28] as const;
const states = [
  ["ok", undefined, "ok"],
  ["info", undefined, "info"],
  ["wait", undefined, "wait"],
  ["warn", undefined, "warn"],
  ["bad", undefined, "bad"],
  ["bad", "octagon-alert", "overdue"],
  ["bad", "ban", "revoked"],
  ["mute", undefined, "mute"],
  ["mute", "archive", "archived"],
] as const;

/** A character that few fonts have. */
const rare = "\u{3106C}";

/** Colour, type, icons, buttons, states, notes. */
export function Basics() {
  const t = useText(kitText);
  return (
    <>
      <div className="cols c2">
        <Sheet title={t("colours")} pad>
          <ul className="swatches">
            {colours.map((c) => (
              <li key={c}>
                <i className={`sw sw-${c}`} />
                {t(`colour.${c}`)}
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet title={t("type")} pad>
          {sizes.map((size) => (
            <p key={size} className={`ty-${size}`}>
              {t("sample")} <span className="sub t12">{`${size}, ${t(`sizes.s${size}`)}`}</span>
            </p>
          ))}
        </Sheet>
      </div>
      <Sheet title={t("icons")} count={iconNames.length} pad>
        <ul className="iconlist" aria-hidden="true">
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t("buttons")} pad>
        <div className="row">
          <button type="button" className="btn pri">
            <Icon name="upload" />
            {t("button.primary")}
          </button>
          <button type="button" className="btn">
            {t("button.plain")}
          </button>
          <button type="button" className="btn danger">
            {t("button.danger")}
          </button>
          <button type="button" className="btn" disabled>
            <Icon name="lock" />
            {t("button.disabled")}
          </button>
          <span className="sub t13">{t("button.why")}</span>
          <button type="button" className="btn sm">
            {t("button.small")}
          </button>
          <button type="button" className="btn link">
            {t("button.link")}
          </button>
        </div>
      </Sheet>
      <Sheet title={t("badges")} pad>
        <div className="row">
          {states.map(([tone, icon, word]) => (
            <Badge key={word} tone={tone} icon={icon}>
              {t(`badge.${word}`)}
            </Badge>
          ))}
          <NameWithCodes name={t("rareName", { rare })} missing={[rare]} />
        </div>
      </Sheet>
      <Sheet title={t("notes")} pad>
        <div className="stack">
          <Note>{t("note.plain")}</Note>
          <Note tone="ok">{t("note.ok")}</Note>
          <Note tone="warn">{t("note.warn")}</Note>
          <Note tone="bad">{t("note.bad")}</Note>
          <Note tone="mute">{t("note.mute")}</Note>
        </div>
        <div className="kit-strip mt4">
          <div className="strip">
            <Icon name="wifi-off" />
            <b>{t("strip")}</b>
            <span>{t("stripWhy")}</span>
          </div>
        </div>
      </Sheet>
    </>
  );
}
