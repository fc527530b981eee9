import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { adminText } from "../text";

/** How it ended; a refusal says why, in words that may take two lines. */
export function OutcomeBadge({
  outcome,
  reason,
}: {
  outcome: "success" | "refused" | "failed";
  reason: string | null;
}) {
  const t = useText(adminText);
  if (outcome === "success") return <Badge tone="ok">{t("audit.success")}</Badge>;
  return (
    <>
      <Badge tone="bad" icon={outcome === "refused" ? "ban" : undefined}>
        {t(`audit.${outcome}`)}
      </Badge>{" "}
      {reason && <span className="t13">{reason}</span>}
    </>
  );
}
