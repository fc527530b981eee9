import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { trainingText } from "../text";

interface Page {
  id: number;
  short: string;
  village: string;
  title: string;
  heading: string;
  /** On the roll. */
  people: number;
  /** Whoever was asked for: the waiting, refused and withdrawn too. */
  everybody: number;
  code: string;
  mayWhole: boolean;
  missing: string | null;
  sessions: readonly { id: number; number: number; day: string; half: string }[];
}

interface Refused {
  as: "roster" | "list";
  reason: string;
  why: string;
}

/** What leaves a class: roster and sign-in sheets on paper, everybody as a spreadsheet. */
export function PapersPage({ page: d, result }: { page: Page; result?: Refused }) {
  const t = useText(trainingText);
  const base = `/training/${d.id}`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: d.short, to: base },
          { label: d.title },
        ]}
        title={d.heading}
        facts={[d.village, t("papers.people", { count: d.people })]}
      />
      <div className="stack">
        {d.missing && (
          <Note tone="bad" role="alert">
            {t("papers.missing", { name: d.missing })}
          </Note>
        )}
        {d.people === 0 ? (
          <section className="sheet">
            <EmptyState
              icon="users"
              title={t("class.emptyRoll")}
              text={t("papers.empty")}
              action={
                <a className="btn" href={base}>
                  {t("papers.back")}
                </a>
              }
            />
          </section>
        ) : (
          <>
            <RosterSheet page={d} result={result} />
            <Sheet
              title={t("papers.signIn")}
              count={t("papers.halfDays", { count: d.sessions.length })}
              actions={
                <a className="btn sm" href={`${base}/sign-in.pdf`} target="_blank" rel="noreferrer">
                  <Icon name="printer" />
                  {t("papers.allSheets", { count: d.sessions.length })}
                </a>
              }
              foot={t("papers.signInHelp")}
            >
              <ul className="townboxes side4">
                {d.sessions.map((s) => (
                  <li key={s.id}>
                    <a href={`${base}/sign-in.pdf?session=${s.id}`} target="_blank" rel="noreferrer">
                      {s.day} {s.half}
                    </a>
                  </li>
                ))}
              </ul>
            </Sheet>
            <ListSheet page={d} result={result} />
          </>
        )}
      </div>
    </>
  );
}

function RosterSheet({ page: d, result }: { page: Page; result?: Refused }) {
  const t = useText(trainingText);
  return (
    <Sheet
      title={t("papers.roster")}
      count={t("papers.code", { code: d.code })}
      actions={
        <a className="btn sm" href={`/training/${d.id}/roster.pdf`} target="_blank" rel="noreferrer">
          <Icon name="printer" />
          {t("papers.masked")}
        </a>
      }
      foot={t("papers.codeHelp")}
      pad
    >
      <p className="sub t13">{t("papers.maskedHelp")}</p>
      {d.mayWhole && (
        <WholeForm as="roster" result={result}>
          <Icon name="eye" />
          {t("papers.whole", { count: d.people })}
        </WholeForm>
      )}
    </Sheet>
  );
}

/** The class as a spreadsheet: everybody who was ever asked for. */
function ListSheet({ page: d, result }: { page: Page; result?: Refused }) {
  const t = useText(trainingText);
  return (
    <Sheet
      id="list"
      title={t("papers.list")}
      count={t("papers.everybody", { count: d.everybody })}
      actions={
        <a className="btn sm" href={`/training/${d.id}/roll.xlsx`} download>
          <Icon name="download" />
          {t("papers.listMasked")}
        </a>
      }
      pad
    >
      <p className="sub t13">{t("papers.listHelp")}</p>
      {d.mayWhole && (
        <WholeForm as="list" result={result}>
          <Icon name="eye" />
          {t("papers.listWhole", { count: d.everybody })}
        </WholeForm>
      )}
    </Sheet>
  );
}

/** Whole numbers for a reason. */
function WholeForm(props: { as: "roster" | "list"; result?: Refused; children: ReactNode }) {
  const t = useText(trainingText);
  const result = props.result?.as === props.as ? props.result : undefined;
  const id = `${props.as}-reason`;
  return (
    <form method="post" className="mt4 form" noValidate>
      <input type="hidden" name="as" value={props.as} />
      <ErrorSummary
        title={(count) => t("form.errors", { count })}
        items={result ? [{ id, text: result.why }] : []}
      />
      <TextField
        id={id}
        name="reason"
        label={t("papers.reason")}
        help={t("papers.reasonHelp")}
        defaultValue={result?.reason}
        errors={result ? [result.why] : undefined}
        autoComplete="off"
        maxLength={200}
      />
      <p className="mt3">
        <button type="submit" className="btn">
          {props.children}
        </button>
      </p>
    </form>
  );
}
