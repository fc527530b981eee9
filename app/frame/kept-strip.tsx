import { useEffect, useState } from "react";
import { watchOthers } from "~/platform/forms/own-store";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { frameText } from "./text";

/** A strip while this browser keeps what somebody else marked and could not send: it goes out when they sign in here. */
export function KeptStrip({ username }: { username: string }) {
  const t = useText(frameText);
  const [others, setOthers] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => watchOthers(username, setOthers), [username]);
  if (others.size === 0) return null;
  const who = [...others].map(([name, count]) => t("network.keptOf", { name, count }));
  return (
    <div role="status" className="strip">
      <Icon name="clock" />
      <b>{t("network.keptOthers")}</b>
      <span className="grow">{t("network.keptWay", { who: who.join(t("error.comma")) })}</span>
    </div>
  );
}
