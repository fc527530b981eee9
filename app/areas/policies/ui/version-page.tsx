import { longDay } from "~/platform/dates";
import { Quoted } from "~/platform/i18n/quoted";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { Badge, type Tone } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { policyText } from "../text";
import type { VersionPage } from "../version-page.server";
import { ProposalSheet, type ProposalView } from "./proposal-sheet";
import { VersionLanes } from "./version-lanes";

/** One version: where it stands among the others, what it says and why we believe it, who uses it. */
export function PolicyVersionPage(props: { page: VersionPage; mayAdd: boolean; proposal: ProposalView }) {
  const { page: d, mayAdd } = props;
  const t = useText(policyText);
  const weak = d.values.filter((v) => v.weak).length;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("policies.title"), to: "/policies" }, { label: d.document }]}
        title={t(d.product === "residents" ? "version.residentsTitle" : "version.title")}
        facts={[`${d.region} ${d.span}`, d.document, t(`version.${d.standing}`)]}
        actions={
          <>
            {d.previous && (
              <a className="btn" href="#compare">
                {t("version.compare")}
              </a>
            )}
            {mayAdd && (
              <a className="btn pri" href={`/policies/${d.id}/new`}>
                <Icon name="plus" />
                {t("version.add")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        <ProposalSheet proposal={d.proposal} view={props.proposal} />
        {d.chart && <VersionLanes chart={d.chart} current={d.id} />}
        <div className="cols c-main-side">
          <div className="stack">
            <Sheet
              title={t("version.parameters")}
              count={t("version.items", { count: d.values.length })}
              actions={
                d.product !== "residents" && (
                  <span className="b mute">
                    <Icon name={d.uses > 0 ? "lock" : "circle-dashed"} />
                    {d.uses > 0 ? t("version.locked", { count: d.uses }) : t("version.unused")}
                  </span>
                )
              }
              foot={weak > 0 ? t("version.weakFoot", { count: weak }) : undefined}
            >
              {d.note && (
                <div className="sb">
                  <Note tone="mute">
                    <Quoted text={d.note} /> <Source source={d.source} badge={d.badge} />
                  </Note>
                </div>
              )}
              {d.noBase && (
                <div className="sb">
                  <Note tone="warn">
                    {t("policies.noBase")} <a href="/policies/lpr#add">{t("policies.noBaseLink")}</a>
                  </Note>
                </div>
              )}
              <ValueTable caption={t("version.parameters")} rows={d.values} />
            </Sheet>
            {d.inherited.length > 0 && (
              <Sheet
                title={t("version.inheritedTitle")}
                count={t("version.items", { count: d.inherited.length })}
              >
                <ValueTable caption={t("version.inheritedTitle")} rows={d.inherited} />
              </Sheet>
            )}
            <Compare previous={d.previous} />
          </div>
          {d.product !== "residents" && (
            <aside className="stack">
              <Users users={d.users} />
              <Lpr lpr={d.lpr} mayAdd={mayAdd} />
            </aside>
          )}
        </div>
      </div>
    </>
  );
}

type BadgeWords = { tone: Tone; icon?: string; label: string };

function Source({ source, badge }: { source: string; badge: BadgeWords }) {
  return (
    <span className="sub">
      <Quoted text={source} />{" "}
      <Badge tone={badge.tone} icon={badge.icon}>
        {badge.label}
      </Badge>
    </span>
  );
}

function ValueTable(props: {
  caption: string;
  rows: readonly {
    key: string;
    label: string;
    value: string;
    clause: string | null;
    clauseKnown: boolean;
    source: string;
    badge: BadgeWords;
    weak: boolean;
    from?: string;
  }[];
}) {
  const t = useText(policyText);
  return (
    <table className="tbl dense two">
      <caption className="vh">{props.caption}</caption>
      <thead>
        <tr>
          <th>{t("version.parameter")}</th>
          <th>{t("version.value")}</th>
          <th>{t("version.clause")}</th>
          <th>{t("version.source")}</th>
          <th>{t("version.confidence")}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((r) => (
          <tr key={r.key} className={r.weak ? "flagw" : undefined}>
            <td className="wide">{r.label}</td>
            <td>
              <b>{r.value}</b>
            </td>
            <td className={r.clauseKnown ? undefined : "sub nophone"}>
              <Quoted text={r.clause ?? "—"} />
            </td>
            <td>
              {r.from && <span className="sub">{t("version.from", { region: r.from })} </span>}
              <Quoted text={r.source} />
            </td>
            <td>
              <Badge tone={r.badge.tone} icon={r.badge.icon}>
                {r.badge.label}
              </Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Compare({ previous }: { previous: VersionPage["previous"] }) {
  const t = useText(policyText);
  return (
    <Sheet id="compare" title={t("version.compareTitle")} count={previous?.document}>
      {!previous && <p className="sb sub">{t("version.compareNone")}</p>}
      {previous && previous.rows.length === 0 && <p className="sb sub">{t("version.same")}</p>}
      {previous && previous.rows.length > 0 && <DifferenceTable rows={previous.rows} />}
    </Sheet>
  );
}

/** What two versions say differently, side by side. */
export function DifferenceTable(props: {
  rows: readonly { label: string; before: string | null; after: string | null }[];
}) {
  const t = useText(policyText);
  return (
    <table className="tbl dense two">
      <caption className="vh">{t("version.compareTitle")}</caption>
      <thead>
        <tr>
          <th>{t("version.parameter")}</th>
          <th>{t("version.before")}</th>
          <th>{t("version.after")}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((r) => (
          <tr key={r.label}>
            <td className="wide">{r.label}</td>
            <td className="sub">{r.before ?? t("version.notSaid")}</td>
            <td>
              <b>{r.after ?? t("version.notSaid")}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Users({ users }: { users: VersionPage["users"] }) {
  const t = useText(policyText);
  const total = users.reduce((sum, u) => ({ n: sum.n + u.count, fen: sum.fen + u.amountFen }), {
    n: 0,
    fen: 0,
  });
  return (
    <Sheet title={t("version.users")}>
      {users.length === 0 ? (
        <p className="sb sub">{t("version.usersNone")}</p>
      ) : (
        <table className="tbl dense">
          <caption className="vh">{t("version.users")}</caption>
          <thead>
            <tr>
              <th>{t("version.village")}</th>
              <th className="num">{t("version.loans")}</th>
              <th className="num">{t("unit.money")}</th>
            </tr>
          </thead>
          <tbody>
            {users.map((u) => (
              <tr key={u.village}>
                <td>{u.village}</td>
                <td className="num">{u.count}</td>
                <td className="num">{yuanFigure(u.amountFen)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t("version.total")}</td>
              <td className="num">{total.n}</td>
              <td className="num">{yuanFigure(total.fen)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </Sheet>
  );
}

function Lpr({ lpr, mayAdd }: { lpr: VersionPage["lpr"]; mayAdd: boolean }) {
  const t = useText(policyText);
  const language = useLanguage();
  return (
    <Sheet
      title={t("version.lpr")}
      actions={<a href="/policies/lpr">{t("version.all")}</a>}
      foot={lpr.missing ? t("version.lprFoot", { day: longDay(lpr.missing, language) }) : undefined}
    >
      <table className="tbl dense">
        <caption className="vh">{t("version.lpr")}</caption>
        <thead>
          <tr>
            <th>{t("version.published")}</th>
            <th className="num">{t("version.oneYear")}</th>
          </tr>
        </thead>
        <tbody>
          {lpr.missing && (
            <tr className="flagw">
              <td>{longDay(lpr.missing, language)}</td>
              <td className="num">
                {mayAdd ? <a href="/policies/lpr#add">{t("version.enter")}</a> : t("version.missing")}
              </td>
            </tr>
          )}
          {lpr.rows.map((r) => (
            <tr key={r.day}>
              <td>{r.day}</td>
              <td className="num">{r.rate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
