import { useMessages, useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { EnterDecidesNothing } from "~/ui/enter-decides-nothing";
import { TextAreaField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import type { DeletionState } from "../deletion";
import { stateTones } from "../deletion-words";
import { privacyText } from "../text";
import { DeletionPlan, type PlanView } from "./deletion-plan";

export interface DeletionPageProps {
  id: number;
  title: string;
  personId: number | null;
  state: DeletionState;
  by: string;
  reason: string;
  askedOn: string;
  due: string;
  decision: string | null;
  steps: readonly string[];
  plan: PlanView;
  own: boolean;
  mayExecute: boolean;
  termOver: boolean;
  answer?: { why: string[] | null; decision: string[] | null; typed: string };
}

export function DeletionPage(d: DeletionPageProps) {
  const t = useText(privacyText);
  const say = useMessages(privacyText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("deletion.list"), to: "/deletions" }, { label: d.title }]}
        title={d.title}
        facts={[
          // As the list says it: what was sealed and is over waits to be wiped.
          <Badge key="s" tone={d.termOver ? "warn" : stateTones[d.state]}>
            {d.termOver ? t("deletion.toWipe") : t(`deletion.states.${d.state}`)}
          </Badge>,
          `${t("deletion.due")} ${d.due}`,
        ]}
      />
      <div className="stack">
        {d.answer?.why && (
          <Note tone="bad" role="alert">
            {say(d.answer.why)?.join(" ") ?? ""}
          </Note>
        )}
        <NextStep {...d} />
        <DeletionPlan plan={d.plan} />
        <Sheet title={t("deletion.history")} pad>
          <Facts
            items={[
              [t("deletion.askedBy"), d.by],
              [t("deletion.askedOn"), d.askedOn],
              [t("deletion.reason"), d.reason],
              ...(d.decision ? [[t("deletion.decision"), d.decision] as const] : []),
              ...(d.personId
                ? [
                    [
                      t("deletion.person"),
                      <a key="p" href={`/people/${d.personId}/privacy`}>
                        {t("deletion.open")}
                      </a>,
                    ] as const,
                  ]
                : []),
            ]}
          />
          <ol className="tl mt4">
            {d.steps.map((s) => (
              <li key={s}>{s}</li>
            ))}
          </ol>
        </Sheet>
      </div>
    </>
  );
}

function NextStep(d: DeletionPageProps) {
  const t = useText(privacyText);
  const say = useMessages(privacyText);
  const withdraw = (
    <button type="submit" className="btn" name="step" value="withdraw">
      {t("deletion.withdraw")}
    </button>
  );
  if (d.state === "asked")
    return (
      <Sheet title={t("deletion.decide")} pad>
        <form method="post" noValidate>
          <p className="t13 sub">{t("deletion.decideHelp")}</p>
          {d.own ? (
            <>
              <Note tone="mute">{t("deletion.own")}</Note>
              <div className="row mt4">{withdraw}</div>
            </>
          ) : (
            <>
              <TextAreaField
                id="decision"
                name="decision"
                label={t("deletion.decision")}
                errors={say(d.answer?.decision ?? undefined)}
                defaultValue={d.answer?.typed}
                maxLength={300}
                className="mt3"
              />
              <div className="row mt4">
                <button type="submit" className="btn pri" name="step" value="approve">
                  {t("deletion.approve")}
                </button>
                <button type="submit" className="btn danger" name="step" value="refuse">
                  {t("deletion.refuse")}
                </button>
                {withdraw}
              </div>
            </>
          )}
        </form>
      </Sheet>
    );
  if (d.state === "approved")
    return (
      <Sheet title={t("deletion.execute")} pad>
        <form method="post">
          <EnterDecidesNothing />
          <p className="t13 sub">{t("deletion.executeHelp")}</p>
          {d.mayExecute && d.plan.open.length === 0 && (
            <label className="plain mt3">
              <input type="checkbox" name="sure" value="yes" />
              {t("deletion.sure")}
            </label>
          )}
          <div className="row mt4">
            {d.mayExecute && (
              <button
                type="submit"
                className="btn danger"
                name="step"
                value="execute"
                disabled={d.plan.open.length > 0}
              >
                {t("deletion.execute")}
              </button>
            )}
            {withdraw}
          </div>
        </form>
      </Sheet>
    );
  if (!d.termOver || !d.mayExecute) return null;
  return (
    <Sheet title={t("deletion.finish")} pad>
      <form method="post">
        <EnterDecidesNothing />
        <p className="t13 sub">{t("deletion.finishHelp")}</p>
        <label className="plain mt3">
          <input type="checkbox" name="sure" value="yes" />
          {t("deletion.sureFinish")}
        </label>
        <div className="row mt4">
          <button type="submit" className="btn danger" name="step" value="finish">
            {t("deletion.finish")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
