import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { loanPaperText } from "../../text/papers";

interface Props {
  paper: {
    id: number;
    name: string;
    number: string;
    issued: string;
    pages: string;
    void: boolean;
    lapsed: boolean;
    state: string;
    code: string;
    today: string;
    deliveredOn: string | null;
    back: string;
    /** Where its delivery is noted, when not here. */
    notice: string | null;
  };
  answer: { field: "reason" | "deliveredOn"; why: string; reason: string; deliveredOn: string } | null;
}

export function PaperPage({ paper: d, answer }: Props) {
  const t = useText(loanPaperText);
  const holds = !d.void && !d.lapsed;
  const wrong = (field: "reason" | "deliveredOn") => (answer?.field === field ? [answer.why] : undefined);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("forms.area"), to: "/loans" },
          { label: t("issue.title"), to: d.back },
          { label: d.number },
        ]}
        title={`${d.name} ${d.number}`}
        facts={[d.issued, d.pages, d.state]}
        actions={
          <>
            <a className="btn" href={`/verify/${d.code}`}>
              {t("issue.code")}
            </a>
            <a
              className={holds ? "btn pri" : "btn"}
              href={`/loans/papers/${d.id}/paper.pdf`}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="printer" />
              {t(holds ? "issue.print" : "issue.printAnyway")}
            </a>
          </>
        }
      />
      {d.void ? (
        <Note tone="bad">
          <Badge tone="bad">{t("issue.void")}</Badge> {d.state}
        </Note>
      ) : (
        <div className="stack">
          {d.lapsed && (
            <Note tone="bad">
              <Badge tone="bad">{t("issue.lapsed")}</Badge> {t("issue.lapsedHelp", { state: d.state })}
            </Note>
          )}
          <Sheet title={t("issue.deliver")} pad className="form">
            {d.notice ? (
              <p>
                <a className="btn pri" href={d.notice}>
                  {t("issue.atApplication")}
                </a>
              </p>
            ) : (
              <form method="post" noValidate>
                <input type="hidden" name="intent" value="deliver" />
                <DateField
                  id="deliveredOn"
                  name="deliveredOn"
                  label={t("issue.deliveredOn")}
                  help={t("issue.deliverHelp")}
                  errors={wrong("deliveredOn")}
                  defaultValue={answer?.deliveredOn || (d.deliveredOn ?? d.today)}
                  pick={t("issue.pickDay")}
                />
                <p className="mt3">
                  <button type="submit" className="btn">
                    {t("issue.deliverSave")}
                  </button>
                </p>
              </form>
            )}
          </Sheet>
          <Sheet title={t("issue.voidTitle")} pad className="form">
            <form method="post" noValidate>
              <input type="hidden" name="intent" value="void" />
              <TextField
                id="reason"
                name="reason"
                label={t("issue.voidReason")}
                help={t("issue.voidHelp")}
                maxLength={120}
                autoComplete="off"
                defaultValue={answer?.reason}
                errors={wrong("reason")}
              />
              <p className="mt3">
                <button type="submit" className="btn danger">
                  {t("issue.voidSave")}
                </button>
              </p>
            </form>
          </Sheet>
        </div>
      )}
    </>
  );
}
