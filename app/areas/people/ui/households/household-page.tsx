import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Facts, Note, Sheet } from "~/ui/sheet";
import type { HouseholdHeadFacts } from "../../households/household-head.server";
import type { NeedItem } from "../../households/needs-view.server";
import { householdsText } from "../../text/households";
import { RevealedNumber } from "../revealed-part";
import { HouseholdFrame } from "./household-frame";
import { type MemberItem, MembersTable } from "./members-table";
import { NeedSheet } from "./need-sheet";

export interface TimeLine {
  id: number;
  what: string;
  when: string;
  why?: string | null;
}

export interface HouseholdPageProps {
  household: HouseholdHeadFacts;
  /** The day looked at, when it is not today. */
  past: { on: string; words: string } | null;
  early: string | null;
  today: string;
  badDay: boolean;
  members: readonly MemberItem[];
  facts: {
    address: string | null;
    land: string | null;
    housing: string | null;
    water: string | null;
    /** The mask where the role may not read it. */
    expense: string | null;
    debt: string | null;
    note: string | null;
    registered: string;
  };
  /** Null: kept, but not for this role. */
  income: readonly Income[] | null;
  needs: readonly NeedItem[];
  benefits: readonly BenefitItem[] | null;
  mayReveal: boolean;
  /** What the action answered about the number of one entry. */
  reveal?: { id: number; value?: string; errors?: string[] };
  heads: readonly TimeLine[];
  left: readonly TimeLine[];
  places: readonly TimeLine[];
  latest: readonly TimeLine[];
  /** Who printed it and when: only on paper. */
  printed: string;
  /** Records that became one with this one, for somebody who may take it back. */
  merges: readonly { id: number; words: string }[];
}

interface Income {
  year: number;
  total: string;
  perHead: string | null;
  by: string;
  sources: readonly { source: string; amount: string }[];
}

interface BenefitItem {
  id: number;
  what: string;
  holder: string;
  when: string;
  details: readonly string[];
  masked: string | null;
  standing: boolean;
}

export function HouseholdPage(props: HouseholdPageProps) {
  const { household: h, past } = props;
  const t = useText(householdsText);
  return (
    <HouseholdFrame household={h} tab="summary" past={past !== null}>
      <div className="cols c-main-side on-one-sheet">
        <div className="stack">
          {props.early && <Note tone="warn">{props.early}</Note>}
          {past && <Note>{t("page.asOnDay", { when: past.words })}</Note>}
          <Sheet
            title={past ? t("page.membersOn", { when: past.words }) : t("page.members")}
            count={props.members.length}
            actions={<DayForm {...props} />}
          >
            {props.members.length > 0 ? (
              <MembersTable household={h} members={props.members} past={past !== null} />
            ) : (
              <p className="sb sub">{t("page.nobodyOn")}</p>
            )}
          </Sheet>
          <NeedSheet householdId={h.id} mayEdit={h.may.edit && !past} needs={props.needs} />
          <IncomeSheet {...props} />
          <BenefitSheet {...props} />
        </div>
        <div className="stack">
          <Basics {...props} />
          <Sheet title={t("page.heads")} pad>
            <Lines items={props.heads} />
          </Sheet>
          {props.left.length > 0 && (
            <Sheet title={t("page.left")} count={props.left.length} pad>
              <Lines items={props.left} />
            </Sheet>
          )}
          <Sheet title={t("page.places")} pad>
            <Lines items={props.places} />
          </Sheet>
          {props.merges.length > 0 && (
            <Sheet title={t("page.merged")} pad>
              <ul className="t13">
                {props.merges.map((m) => (
                  <li key={m.id}>
                    <a href={`/households/merges/${m.id}`}>{m.words}</a>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          {props.latest.length > 0 && (
            <Sheet
              className="screen-only"
              title={t("page.history")}
              actions={<a href={`/households/${h.id}/log`}>{t("page.all")}</a>}
              pad
            >
              <Lines items={props.latest} />
            </Sheet>
          )}
        </div>
      </div>
      <p className="paper-only">{props.printed}</p>
    </HouseholdFrame>
  );
}

/** The household on a past day: a plain form whose address says the day. */
function DayForm({ household, past, today, badDay }: HouseholdPageProps) {
  const t = useText(householdsText);
  return (
    <form method="get" action={`/households/${household.id}`} className="row screen-only">
      {past && (
        <a className="t13" href={`/households/${household.id}`}>
          {t("page.today")}
        </a>
      )}
      <label className="t13 ink2" htmlFor="on">
        {t("page.onDay")}
      </label>
      <input
        id="on"
        name="on"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className="in sm w10"
        defaultValue={past?.on ?? today}
        aria-invalid={badDay || undefined}
        title={badDay ? t("form.dayWrong") : t("form.dayHelp")}
      />
      <button type="submit" className="btn sm">
        {t("page.show")}
      </button>
    </form>
  );
}

function Hidden() {
  const t = useText(householdsText);
  return (
    <p className="sb">
      {t("hidden.mask")} <span className="sub">{t("hidden.why")}</span>
    </p>
  );
}

function IncomeSheet({ household, income, past }: HouseholdPageProps) {
  const t = useText(householdsText);
  const to = `/households/${household.id}/income`;
  const mayEdit = household.may.edit && !past;
  return (
    <Sheet title={t("income.title")} actions={mayEdit && <a href={to}>{t("income.enter")}</a>}>
      {income === null ? (
        <Hidden />
      ) : income.length === 0 ? (
        <p className="sb sub">{t("income.empty")}</p>
      ) : (
        <table className="tbl two">
          <thead>
            <tr>
              <th>{t("income.year")}</th>
              <th>{t("income.source")}</th>
              <th className="num">{t("income.total")}</th>
            </tr>
          </thead>
          <tbody>
            {income.map((y) => (
              <tr key={y.year}>
                <td className="nw">
                  {mayEdit ? <a href={`${to}?year=${y.year}`}>{y.year}</a> : y.year}
                  <div className="sub nophone">{y.by}</div>
                </td>
                <td className="wide">
                  {y.sources.map((s) => (
                    <div key={s.source}>
                      {s.source} <span className="ink2">{s.amount}</span>
                    </div>
                  ))}
                </td>
                <td className="num nw">
                  <b>{y.total}</b>
                  {y.perHead && <div className="sub">{y.perHead}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

function BenefitSheet({ household, benefits, past, mayReveal, reveal }: HouseholdPageProps) {
  const t = useText(householdsText);
  const to = `/households/${household.id}/benefits`;
  const mayEdit = household.may.edit && !past;
  return (
    <Sheet
      title={t("benefits.title")}
      count={benefits && benefits.length > 0 ? benefits.filter((b) => b.standing).length : undefined}
      actions={mayEdit && household.count > 0 && <a href={`${to}/new`}>{t("benefits.add")}</a>}
    >
      {benefits === null ? (
        <Hidden />
      ) : benefits.length === 0 ? (
        <p className="sb sub">{t("benefits.empty")}</p>
      ) : (
        <table className="tbl two">
          <thead>
            <tr>
              <th>{t("benefits.kind")}</th>
              <th>{t("benefits.holder")}</th>
              <th>{t("log.when")}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {benefits.map((b) => (
              <tr key={b.id} className={b.standing ? undefined : "off"}>
                <td className="wide">
                  {b.what}
                  {b.details.length > 0 && <div className="sub">{b.details.join(" · ")}</div>}
                  {b.masked && (
                    <div className="sub">
                      {t("benefits.cardNo")}{" "}
                      <RevealedNumber
                        to={`/households/${household.id}`}
                        part={String(b.id)}
                        label={t("benefits.cardNo")}
                        masked={b.masked}
                        may={mayReveal}
                        reveal={reveal?.id === b.id ? reveal : undefined}
                      />
                    </div>
                  )}
                </td>
                <td className="nw">{b.holder}</td>
                <td className="nw">{b.when}</td>
                <td className="nw">
                  {b.standing && mayEdit && (
                    <>
                      <a href={`${to}/${b.id}`} aria-label={t("benefits.endTitle", { what: b.what })}>
                        {t("benefits.end")}
                      </a>{" "}
                      ·{" "}
                    </>
                  )}
                  {mayEdit && (
                    <a
                      href={`${to}/${b.id}/correction`}
                      aria-label={t("benefits.correctTitle", { what: b.what })}
                    >
                      {t("benefits.correct")}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

function Basics({ facts, household, past }: HouseholdPageProps) {
  const t = useText(householdsText);
  const none = <span className="sub">{t("field.none")}</span>;
  const hidden = (
    <span title={t("hidden.why")}>
      {t("hidden.mask")} <span className="sub">{t("hidden.why")}</span>
    </span>
  );
  const secret = (value: string | null): ReactNode => (household.may.sensitive ? (value ?? none) : hidden);
  const items: [string, ReactNode][] = [
    [t("field.address"), facts.address ?? none],
    [t("field.land"), facts.land ?? none],
    [t("field.housing"), facts.housing ?? none],
    [t("field.water"), facts.water ?? none],
    [t("field.expense"), secret(facts.expense)],
    [t("field.debt"), secret(facts.debt)],
    ...(facts.note ? [[t("field.note"), facts.note] as [string, ReactNode]] : []),
  ];
  return (
    <Sheet title={t("page.basics")} actions={<span className="sub">{facts.registered}</span>} pad>
      {past && <p className="t13 sub">{t("page.undated")}</p>}
      <Facts items={items} />
    </Sheet>
  );
}

function Lines({ items }: { items: readonly TimeLine[] }) {
  return (
    <ol className="tl">
      {items.map((item, i) => (
        <li key={item.id} className={i === 0 ? "hot" : undefined}>
          <time>{item.when}</time>
          {item.what}
          {item.why && <span className="sub block">{item.why}</span>}
        </li>
      ))}
    </ol>
  );
}
