import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { adminText } from "../text";

export type ShownChain =
  | { ok: true; count: number; from: number; lastId: number; lastHash: string; tookMs: number }
  | { ok: false; row: number; why: "changed" | "missing" | "cut"; tookMs: number };

/** First of all: does the log still hold together? */
export function ChainSheet({ chain }: { chain: ShownChain }) {
  const t = useText(adminText);
  if (!chain.ok) {
    return (
      <section className="sheet chain broken" role="alert">
        <Icon name="triangle-alert" />
        <div className="grow">
          <b>{t(`audit.${chain.why}Title`, { row: chain.row })}</b>
          <span className="t13 ink2">{t("audit.brokenHow")}</span>
        </div>
        <Badge tone="bad">{t("audit.broken")}</Badge>
      </section>
    );
  }
  const facts = {
    count: chain.count,
    seconds: (chain.tookMs / 1000).toFixed(1),
    hash: chain.lastHash.slice(0, 12).replace(/(.{4})(?=.)/g, "$1 "),
  };
  const whole = chain.from === 1;
  return (
    <section className="sheet chain">
      <Icon name="shield-check" />
      <div className="grow">
        <b>{t(whole ? "audit.whole" : "audit.recent", facts)}</b>
        <span className="t13 ink2">{t(whole ? "audit.wholeHow" : "audit.recentHow", facts)}</span>
      </div>
      <Badge tone="ok">{t("audit.verified")}</Badge>
    </section>
  );
}
