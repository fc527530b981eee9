import { useText } from "~/platform/i18n/use-text";
import { Tabs } from "~/ui/list";
import { privacyText } from "../text";

/** The pages of this area that belong to no person. */
export function PrivacyTabs({ current }: { current: "deletions" | "notices" | "retention" }) {
  const t = useText(privacyText);
  return (
    <Tabs
      label={t("area")}
      items={[
        { label: t("deletion.list"), to: "/deletions", current: current === "deletions" },
        { label: t("notice.title"), to: "/notices", current: current === "notices" },
        { label: t("retention.title"), to: "/retention", current: current === "retention" },
      ]}
    />
  );
}
