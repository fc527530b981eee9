import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Note, Sheet } from "~/ui/sheet";
import { privacyText } from "../text";

export interface PlanView {
  kept: readonly { what: string; untilOn: string | null; basis: string; needsName: boolean }[];
  nameUntilOn: string | null;
  open: readonly string[];
}

/** What a deletion does with the data, said plainly: what goes, what stays by which rule and how long, what is in the way. */
export function DeletionPlan({ plan }: { plan: PlanView }) {
  const t = useText(privacyText);
  const language = useLanguage();
  const day = (on: string) => longDay(on, language);
  return (
    <Sheet title={t("deletion.what")} pad>
      {plan.open.length > 0 && (
        <div className="notice">
          <Note tone="bad">
            <b>{t("deletion.openTitle")}</b>
            <ul>
              {plan.open.map((o) => (
                <li key={o}>{o}</li>
              ))}
            </ul>
          </Note>
        </div>
      )}
      <dl className="kv fates">
        <dt>{t("deletion.deleted")}</dt>
        <dd>{t("deletion.deletedText")}</dd>
        <dt>{t("deletion.keptTitle")}</dt>
        <dd>
          {plan.kept.length === 0 ? (
            t("deletion.keptNone")
          ) : (
            <ul className="stack-tight">
              {plan.kept.map((k) => (
                <li key={k.what}>
                  {k.what}
                  <span className="sub block">
                    {k.untilOn ? t("deletion.until", { day: day(k.untilOn) }) : t("deletion.forever")}
                    {t("deletion.basis")}
                    <span lang={/\p{Script=Han}/u.test(k.basis) ? "zh-CN" : undefined}>{k.basis}</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {plan.kept.length > 0 && (
            <p className="mt2">
              {plan.nameUntilOn
                ? t("deletion.blockText", {
                    day: plan.nameUntilOn === "9999-12-31" ? t("deletion.forever") : day(plan.nameUntilOn),
                  })
                : t("deletion.noBlock")}
            </p>
          )}
          <p className="sub mt2">{t("deletion.logText")}</p>
        </dd>
      </dl>
    </Sheet>
  );
}
