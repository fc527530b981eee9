import { Icon } from "./icon";

export type Tone = "ok" | "info" | "wait" | "warn" | "bad" | "mute";

const icons: Record<Tone, string> = {
  ok: "circle-check",
  info: "circle-dot",
  wait: "pause",
  warn: "clock",
  bad: "circle-x",
  mute: "circle-dashed",
};

/** State: tint, icon and word; never colour alone. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: string; children: string }) {
  return (
    <span className={`b ${tone}`}>
      <Icon name={icon ?? icons[tone]} />
      {children}
    </span>
  );
}
