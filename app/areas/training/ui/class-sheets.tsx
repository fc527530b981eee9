import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { trainingText } from "../text";

interface Rule {
  percent: number;
  lateCounts: boolean;
  plan: number | null;
  test: number | null;
  source: string;
}

/** What it takes to qualify, in words. */
export function RuleSheet({ rule }: { rule: Rule }) {
  const t = useText(trainingText);
  const lines = [
    t("class.ruleAttendance", {
      percent: rule.percent,
      late: t(rule.lateCounts ? "class.ruleLate" : "class.ruleNoLate"),
    }),
    rule.plan !== null && t("class.rulePlan", { mark: rule.plan }),
    rule.test !== null && t("class.ruleTest", { mark: rule.test }),
  ].filter((line): line is string => typeof line === "string");
  return (
    <Sheet title={t("class.rule")} foot={t("class.ruleSource", { source: rule.source })} pad>
      {lines.map((line) => (
        <p className="check" key={line}>
          <Icon name="check" />
          {line}
        </p>
      ))}
      <p className="t13 sub mt2">{t("class.ruleJoined")}</p>
    </Sheet>
  );
}

interface Lists {
  waiting: readonly { enrolmentId: number; personId: number; name: string; order: number | null }[];
  refused: readonly { personId: number; name: string; why: string | null }[];
}

/** The waiting list in its order, and who was not admitted and why. */
export function WaitingSheet({ page }: { page: Lists }) {
  const t = useText(trainingText);
  return (
    <>
      {page.waiting.length > 0 && (
        <Sheet title={t("class.waiting")} count={t("class.waitingCount", { count: page.waiting.length })}>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t("col.order")}</th>
                <th>{t("col.name")}</th>
              </tr>
            </thead>
            <tbody>
              {page.waiting.map((w, i) => (
                <tr key={w.enrolmentId}>
                  <td>{i + 1}</td>
                  <td className="who">
                    <a href={`/people/${w.personId}`}>{w.name}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      {page.refused.length > 0 && (
        <Sheet title={t("class.refused")} count={page.refused.length}>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t("col.name")}</th>
                <th>{t("col.reason")}</th>
              </tr>
            </thead>
            <tbody>
              {page.refused.map((w) => (
                <tr key={w.personId} className="flag">
                  <td className="who">
                    <a href={`/people/${w.personId}`}>{w.name}</a>
                  </td>
                  <td>{t((w.why ?? "enrol.why.notFound") as "enrol.why.age")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </>
  );
}
