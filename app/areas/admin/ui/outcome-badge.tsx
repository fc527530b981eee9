import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { adminText } from "../text";

/** How it ended; a refusal says why. */
export function OutcomeBadge({
  outcome,
  reason,
}: {
  outcome: "success" | "refused" | "failed";
  reason: string | null;
}) {
  const t = useText(adminText);
  if (outcome === "success") return <Badge tone="ok">{t("audit.success")}</Badge>;
  const words = reason ? `${t(`audit.${outcome}`)}${t("audit.colon")}${reason}` : t(`audit.${outcome}`);
  return (
    <Badge tone="bad" icon={outcome === "refused" ? "ban" : undefined}>
      {words}
    </Badge>
  );
}
