import { type Language, translator } from "~/platform/i18n/text";
import { type AuditView, viewNames } from "./audit-view";
import { eventLabel } from "./audit-words";
import { adminText } from "./text";

/** The conditions of a view in words, for the first lines of its spreadsheet and for the log. */
export function auditConditions(view: AuditView, language: Language): string[] {
  const t = translator(adminText, language);
  const part = (name: string, value: string) => (value ? [`${name}${t("audit.colon")}${value}`] : []);
  const who = view.who === "system" || view.who === "stranger" ? t(`audit.${view.who}`) : view.who;
  return [
    ...part(t("audit.views"), view.view === "all" ? "" : t(viewNames[view.view])),
    ...part(t("audit.find"), view.q),
    ...part(t("audit.who"), who),
    ...part(t("audit.event"), view.event && eventLabel(language, view.event)),
    ...part(t("audit.outcome"), view.outcome && t(`audit.${view.outcome}`)),
    ...part(t("audit.from"), view.from),
    ...part(t("audit.to"), view.to),
  ];
}
