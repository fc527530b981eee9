import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { KinItem } from "../../households/kin.server";
import type {
  mergeBenefits,
  mergeCandidates,
  mergeFieldsView,
  mergeMoves,
  mergeSide,
  mergeYears,
} from "../../households/merge/merge-view.server";
import type { Asked } from "../../households/relation-doubts.server";
import { householdsText } from "../../text/households";
import { MergeChoices } from "./merge-choices";
import { RelationFields } from "./relation-fields";

export interface Pair {
  a: ReturnType<typeof mergeSide>;
  b: ReturnType<typeof mergeSide>;
  fields: ReturnType<typeof mergeFieldsView>;
  years: ReturnType<typeof mergeYears>;
  benefits: ReturnType<typeof mergeBenefits>;
  moves: ReturnType<typeof mergeMoves>;
  /** People of the other household who join this one's head. */
  people: readonly KinItem[];
  /** Of the head, when somebody of the other household is called the same. */
  sameName: string | null;
}

/** Two records of one household: which one it is, which value to keep, what moves; it can be taken back. */
export function MergeHouseholdPage(props: {
  title: string;
  household: { id: number; title: string };
  term: string;
  candidates: ReturnType<typeof mergeCandidates>;
  pair: Pair | null;
  result?: {
    why: "mergeHouseholds.choose" | "mergeHouseholds.same" | "mergeHouseholds.relation" | string | null;
    typed: Readonly<Record<string, string>>;
    /** Sides chosen, by the name of their field. */
    chosen?: Readonly<Record<string, string>>;
    /** What speaks against a relation. */
    asked?: Asked;
  };
}) {
  const { household, pair, result } = props;
  const t = useText(householdsText);
  const to = `/households/${household.id}`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.households"), to: "/households" },
          { label: household.title, to },
          { label: t("page.merge") },
        ]}
        title={props.title}
        facts={[t("mergeHouseholds.help")]}
      />
      <div className="stack">
        {result && (
          <Note tone={result.asked ? "warn" : "bad"} role="alert">
            {result.asked?.doubts.map((d) => d.text).join(" ") ?? t(result.why as "mergeHouseholds.relation")}
          </Note>
        )}
        {pair ? (
          <form method="post" className="form wide stack">
            <input type="hidden" name="with" value={pair.b.id} />
            <input type="hidden" name="revision" value={pair.a.revision} />
            <input type="hidden" name="otherRevision" value={pair.b.revision} />
            {result?.asked && <input type="hidden" name="doubtsSeen" value={result.asked.doubtsSeen} />}
            <MergeChoices pair={pair} chosen={result?.chosen ?? {}} />
            {pair.people.length > 0 && (
              <Sheet pad>
                {pair.sameName && (
                  <div className="mb4">
                    <Note>{t("mergeHouseholds.sameName", { name: pair.sameName })}</Note>
                  </div>
                )}
                <RelationFields
                  title={t("mergeHouseholds.relations", { name: pair.a.title })}
                  help={t("mergeHouseholds.relationsHelp")}
                  people={pair.people}
                  proposals={{}}
                  typed={result?.typed}
                  asked={result?.asked}
                />
              </Sheet>
            )}
            <div className="row">
              <button type="submit" className="btn pri">
                <Icon name="git-merge" />
                {t("mergeHouseholds.submit", { name: pair.a.title })}
              </button>
              <a className="btn" href={`${to}/merge`}>
                {t("mergeHouseholds.other")}
              </a>
            </div>
          </form>
        ) : (
          <Candidates {...props} />
        )}
      </div>
    </>
  );
}

function Candidates(props: {
  household: { id: number };
  term: string;
  candidates: ReturnType<typeof mergeCandidates>;
}) {
  const t = useText(householdsText);
  const to = `/households/${props.household.id}/merge`;
  return (
    <Sheet title={t(props.term ? "mergeHouseholds.found" : "mergeHouseholds.alike")}>
      <form method="get" action={to} className="sb row">
        <input
          type="search"
          name="q"
          className="in"
          aria-label={t("list.term")}
          placeholder={t("list.term")}
          defaultValue={props.term}
          maxLength={40}
        />
        <button type="submit" className="btn">
          {t("mergeHouseholds.search")}
        </button>
      </form>
      {props.candidates.length === 0 ? (
        <p className="sb sub">{t("mergeHouseholds.none")}</p>
      ) : (
        <ul className="sb">
          {props.candidates.map((c) => (
            <li key={c.id}>
              <a href={`${to}?with=${c.id}`}>{c.title}</a> <span className="sub">{c.detail}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
