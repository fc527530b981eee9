import { useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { EnterDecidesNothing } from "~/ui/enter-decides-nothing";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { FieldChoice, sideFacts, whyAlike } from "../duplicates/pair-view.server";
import type { MergeChoices, MergeField, MergeSide } from "../merge/merge-fields";
import type { movingRows } from "../merge/moving-rows.server";
import { duplicatesText } from "../text/duplicates";
import { FieldTable } from "./pair-fields";
import { MovesTable } from "./pair-moves";
import { WhyTable } from "./pair-why";

export interface PairPageProps {
  title: string;
  dismissed: string | null;
  /** Put together by hand, though the rules do not suspect them. */
  byHand: boolean;
  place: string | null;
  found: string;
  a: ReturnType<typeof sideFacts>;
  b: ReturnType<typeof sideFacts>;
  swapTo: string;
  nextTo: string;
  id: number;
  threshold: number;
  why: ReturnType<typeof whyAlike>;
  fields: readonly FieldChoice[];
  same: readonly string[];
  moves: ReturnType<typeof movingRows>;
  /** Why they cannot be one as things stand. */
  clashes: readonly string[];
  /** What both were entered for, and which of the two stands. */
  settled: readonly string[];
  queue: readonly { id: number; names: string; why: string; points: string }[];
  count: number;
  mayRules: boolean;
  refused: {
    why: "merge.samePerson" | "merge.changedMeanwhile" | "merge.clash";
    clashes: readonly string[];
    choices: MergeChoices;
  } | null;
}

/** Two records side by side: why they look like one person, which value to keep, what moves, and the way back. */
export function PairPage(props: PairPageProps) {
  const { a, b, why, fields, refused, clashes } = props;
  const t = useText(duplicatesText);
  const [choices, setChoices] = useState<Partial<Record<MergeField, MergeSide>>>(() =>
    Object.fromEntries(fields.map((f) => [f.field, refused?.choices[f.field] ?? f.usual])),
  );
  const ofB = fields.filter((f) => choices[f.field] === "merged").length;
  const nameField = fields.find((f) => f.field === "name");
  const name = nameField && choices.name === "merged" ? (nameField.b ?? b.name) : a.name;
  const moved = props.moves.reduce((n, m) => n + m.moved, 0);
  const total = props.moves.reduce((n, m) => n + m.total, 0);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("crumb.people"), to: "/people" },
          { label: t("crumb.list"), to: "/people/duplicates" },
          { label: t("list.names", { a: a.name, b: b.name }) },
        ]}
        title={props.title}
        facts={[
          props.byHand ? t("list.byHand") : t("pair.score", { score: why.score }),
          props.place,
          props.found,
        ]}
        actions={
          <>
            <a className="btn" href={props.swapTo}>
              <Icon name="repeat" />
              {t("pair.swap")}
            </a>
            {props.mayRules && (
              <a className="btn" href="/people/duplicates/rules">
                <Icon name="scale" />
                {t("list.rules")}
              </a>
            )}
          </>
        }
      />
      {props.dismissed && (
        <div className="notice">
          <Note>{props.dismissed}</Note>
        </div>
      )}
      {refused && refused.why !== "merge.clash" && (
        <div className="notice">
          <Note tone="bad" role="alert">
            <b>{t("pair.error")}</b> {t(refused.why)}
          </Note>
        </div>
      )}
      <div className="cols c-list-main pair">
        <WorkList queue={props.queue} current={props.id} count={props.count} />
        <form method="post" className="stack" action={`/people/duplicates/${props.id}?keep=${a.id}`}>
          <EnterDecidesNothing />
          <WhyTable why={why} threshold={props.threshold} byHand={props.byHand} />
          <FieldTable
            a={a}
            b={b}
            fields={fields}
            same={props.same}
            choices={choices}
            choose={(field, side) => setChoices((now) => ({ ...now, [field]: side }))}
          />
          <div className="cols c-3-2">
            <MovesTable moves={props.moves} />
            <div className="stack">
              <Sheet title={t("pair.resultTitle")} pad>
                <div className="row between">
                  <b className="t16">{name}</b>
                  {total > 0 && (
                    <span className="b ok">
                      <Icon name="circle-check" />
                      {t("pair.complete", { count: total })}
                    </span>
                  )}
                </div>
                <p className="t13 ink2 mt2">{t("pair.resultText", { name })}</p>
              </Sheet>
              {props.settled.length > 0 && (
                <Note>
                  <b>{t("pair.settled")}</b> {props.settled.join(" ")}
                </Note>
              )}
              {clashes.length > 0 ? (
                <Note tone="bad" role={refused ? "alert" : undefined}>
                  <b>{t("pair.blocked")}</b> {t("merge.clash")} {clashes.join(" ")}{" "}
                  <a href={`/people/${a.id}`}>{t("pair.openFirst", { name: a.name })}</a>{" "}
                  <a href={`/people/${b.id}`}>{t("pair.openSecond", { name: b.name })}</a>
                </Note>
              ) : (
                <Note tone="ok">
                  <b>{t("pair.undoLead")}</b>{" "}
                  {moved > 0
                    ? t("pair.undoText", { count: moved, name: b.name })
                    : t("pair.undoNothing", { name: b.name })}
                </Note>
              )}
            </div>
          </div>
          <div className="actbar">
            <input type="hidden" name="keep" value={a.id} />
            <input type="hidden" name="survivorRevision" value={a.revision} />
            <input type="hidden" name="mergedRevision" value={b.revision} />
            {!props.dismissed && (
              <button type="submit" className="btn" name="decision" value="dismiss">
                {t("pair.dismiss")}
              </button>
            )}
            <a className="btn" href={props.nextTo}>
              {t("pair.later")}
            </a>
            <span className="grow">{t("pair.tally", { a: fields.length - ofB, b: ofB })}</span>
            <button
              type="submit"
              className="btn pri"
              name="decision"
              value="merge"
              disabled={clashes.length > 0}
            >
              <Icon name={clashes.length > 0 ? "lock" : "git-merge"} />
              {t("pair.submit", { name })}
            </button>
          </div>
        </form>
      </div>
    </>
  );
}

function WorkList({
  queue,
  current,
  count,
}: {
  queue: PairPageProps["queue"];
  current: number;
  count: number;
}) {
  const t = useText(duplicatesText);
  return (
    <Sheet
      className="nophone"
      title={t("pair.listTitle")}
      actions={<span className="sub">{t("pair.byScore")}</span>}
      foot={<a href="/people/duplicates">{t("pair.whole", { count })}</a>}
    >
      <ul className="wl">
        {queue.map((p) => (
          <li key={p.id}>
            <a href={`/people/duplicates/${p.id}`} aria-current={p.id === current ? "true" : undefined}>
              <span className="l">
                <b>{p.names}</b>
                <span className="t13 nw">{p.points}</span>
              </span>
              <span className="t12">{p.why}</span>
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
