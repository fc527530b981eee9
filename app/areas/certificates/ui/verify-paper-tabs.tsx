import { useText } from "~/platform/i18n/use-text";
import { Tabs } from "~/ui/list";
import { officePaperText } from "../text/office-paper";

/** What is held against its signature: a certificate, or a paper of the loans. */
export function VerifyPaperTabs({ of }: { of: "certificate" | "paper" }) {
  const t = useText(officePaperText);
  return (
    <Tabs
      label={t("of")}
      items={[
        { label: t("tabCertificate"), to: "/verify/paper", current: of === "certificate" },
        { label: t("tabPaper"), to: "/verify/paper?of=paper", current: of === "paper" },
      ]}
    />
  );
}
