import { useText } from "~/platform/i18n/use-text";
import { TextAreaField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { policyText } from "../text";
import type { VersionPage } from "../version-page.server";

export interface ProposalView {
  mine: boolean;
  mayDecide: boolean;
  answer: { why: string; text: string } | null;
}

/** A version that is not in force: who proposed it, and the yes or no of somebody else. */
export function ProposalSheet(props: { proposal: VersionPage["proposal"]; view: ProposalView }) {
  const t = useText(policyText);
  const { proposal: p, view } = props;
  if (!p) return null;
  return (
    <>
      {view.answer && (
        <Note tone="bad" role="alert">
          {view.answer.why}
        </Note>
      )}
      <Note tone={p.open ? "warn" : "bad"}>
        {p.words} {p.open ? t(view.mine ? "proposal.waitsMine" : "proposal.waits") : p.decided}
      </Note>
      {view.mayDecide && (
        <Sheet title={t("proposal.title")} pad className="form">
          <p className="sub">{t("proposal.help")}</p>
          <form method="post" className="mt4" noValidate>
            <TextAreaField
              id="text"
              name="text"
              label={t("proposal.text")}
              maxLength={300}
              defaultValue={view.answer?.text}
            />
            <p className="mt4 row">
              <button type="submit" className="btn pri" name="answer" value="yes">
                {t("proposal.yes")}
              </button>
              <button type="submit" className="btn danger" name="answer" value="no">
                {t("proposal.no")}
              </button>
            </p>
          </form>
        </Sheet>
      )}
    </>
  );
}
