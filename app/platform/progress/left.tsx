import { useEffect, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { progressText } from "./text";
import { type Look, minutesLeft, withLook } from "./time-left";

/** 约还需 3 分钟: from the pace that this page has seen; nothing while that is too little. Not read out at every turn. */
export function TimeLeft({ done, total, turn }: { done: number; total: number; turn: unknown }) {
  const t = useText(progressText);
  const [looks, look] = useState<readonly Look[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer of the server is a look, also one that says the same
  useEffect(() => look((seen) => withLook(seen, { at: Date.now(), done })), [done, turn]);
  const minutes = minutesLeft(looks, total);
  if (minutes === null) return null;
  return (
    <span className="sub">
      {minutes === 0
        ? t("soon")
        : minutes < 60
          ? t("minutes", { count: minutes })
          : t("hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
    </span>
  );
}
