import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Note, Sheet } from "~/ui/sheet";
import type { ApplicationPage } from "../../application/application-page.server";
import { applicationText } from "../../text/application";
import type { StepAnswer } from "./loan-steps";

/** Not qualified: the reason, the paper that says so, and that it was handed over in time. */
export function RefusalSheet({ page: d, answer }: { page: ApplicationPage; answer?: StepAnswer }) {
  const t = useText(applicationText);
  const r = d.refused;
  if (!r) return null;
  return (
    <Sheet id="notice" title={t("application.noticeTitle")}>
      <div className="sb stack">
        <Note tone="bad">{r.reason}</Note>
        {r.told && <Note tone="ok">{r.told}</Note>}
        {r.due && <Note tone={r.late ? "bad" : "warn"}>{r.due}</Note>}
        {r.paper && (
          <p className="row wrap">
            <span>{r.paper.words}</span>
            {d.may.print && (
              <>
                <a
                  className={`btn sm ${r.due ? "pri" : ""}`}
                  href={`/loans/papers/${r.paper.id}/paper.pdf`}
                  target="_blank"
                  rel="noreferrer"
                >
                  <Icon name="printer" />
                  {t("application.noticePrint")}
                </a>
                <a href={`/loans/papers/${r.paper.id}`}>{t("application.noticeOpen")}</a>
              </>
            )}
          </p>
        )}
        {r.due && d.may.notice && <NextStep page={d} answer={answer} />}
      </div>
    </Sheet>
  );
}

/** First the paper, then who got it and when. */
function NextStep({ page: d, answer }: { page: ApplicationPage; answer?: StepAnswer }) {
  const t = useText(applicationText);
  const r = d.refused;
  if (!r) return null;
  if (!r.paper)
    return d.may.print ? (
      <form method="post">
        <button type="submit" name="intent" value="notice-paper" className="btn pri">
          <Icon name="printer" />
          {t("application.noticeIssue")}
        </button>
      </form>
    ) : (
      <p className="sub">{t("application.noticeByOffice")}</p>
    );
  const typed = answer?.step === "notice" ? answer.typed : null;
  return (
    <form method="post" className="form" noValidate>
      <input type="hidden" name="intent" value="notice" />
      <div className="fgrid">
        <TextField
          id="how"
          name="how"
          label={t("application.noticeHow")}
          help={t("application.noticeHowHelp")}
          maxLength={200}
          autoComplete="off"
          defaultValue={typed?.reason ?? ""}
        />
        <DateField
          id="on"
          name="on"
          label={t("application.noticeOn")}
          defaultValue={typed?.on ?? r.today}
          pick={t("application.noticePick")}
        />
      </div>
      <p className="mt4">
        <button type="submit" className="btn pri">
          {t("application.noticeSave")}
        </button>
      </p>
    </form>
  );
}
