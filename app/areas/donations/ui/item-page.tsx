import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { statesOf } from "../equipment-view";
import type { ItemPage } from "../item-page.server";
import { donationText } from "../text";
import { handoverText } from "../text/handover";
import { itemText } from "../text/item";
import { ConditionSheet, RepairSheet, WriteOffSheet } from "./item-sheets";
import { itemTone } from "./words";

/** Off the books: it is nowhere any more. */
const gone: readonly string[] = statesOf.gone;

/** One thing: where it is and since when, how it is, what was repaired, and what can be done with it. */
export function ItemPageView({ page: d, why }: { page: ItemPage; why?: string }) {
  const t = useText(itemText);
  const b = useText(donationText);
  const h = useText(handoverText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("page.area"), to: "/donations" },
          { label: t("list.title"), to: "/equipment" },
          { label: d.number },
        ]}
        title={
          <>
            {d.title} <span className="count">{d.model}</span>
          </>
        }
        facts={[
          <Badge key="state" tone={d.missing ? "bad" : itemTone(d.state)}>
            {d.missing ? t("stage.missing") : t(`state.${d.state}`)}
          </Badge>,
          t("page.number", { number: d.number }),
          d.serial && t("page.serial", { serial: d.serial }),
          d.piece,
          t(gone.includes(d.state) ? "page.wasAt" : "page.at", { holder: d.holder }),
          d.keeper && t("page.keeper", { name: d.keeper }),
          t("page.value", { amount: d.value, valuation: b(`valuation.${d.valuation}`) }),
        ]}
        actions={
          <>
            {d.may.label && (
              <a className="btn" href={`/donations/${d.batch.id}/labels?item=${d.id}`}>
                <Icon name="tag" />
                {t("page.label")}
              </a>
            )}
            {d.may.edit && (
              <a className="btn" href={`/equipment/${d.id}/edit`}>
                <Icon name="pencil" />
                {t("page.edit")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {why && (
          <Note tone="bad" role="alert">
            {why}
          </Note>
        )}
        {d.state === "registered" && <Note tone="warn">{t("page.registered")}</Note>}
        {d.open && d.state !== "registered" && (
          <Note tone="warn">
            {t("page.paperOpen", { paper: `${h(`kind.${d.open.kind}`)} ${d.open.number}` })}{" "}
            <a href={`/handovers/${d.open.id}`}>{t("page.paperOpenLink")}</a>
          </Note>
        )}
        {d.missing && (
          <Note tone="bad">
            {d.missing.words} <a href={`/stocktakes/${d.missing.stocktakeId}`}>{t("page.missingOpen")}</a>
          </Note>
        )}
        {d.asked && (
          <Note tone="warn">
            {t("page.asked", { name: d.asked.name, kind: t(`writeOff.${d.asked.kind}Short`) })}
            {d.asked.seen && <div>{d.asked.seen}</div>}
          </Note>
        )}
        {d.seenLost && <Note tone="warn">{d.seenLost}</Note>}
        <NowBar page={d} />
        <div className="cols c-main-side">
          <div className="stack">
            <ConditionSheet page={d} />
            <RepairSheet page={d} />
            <WriteOffSheet page={d} />
          </div>
          <aside className="stack">
            <WhereSheet page={d} />
            <FactsSheet page={d} />
            <Sheet title={t("page.history")} pad>
              <ol className="tl">
                {d.history.map((c) => (
                  <li key={c.id}>
                    <b>{t(`state.${c.state}`)}</b> <span className="sub">{c.when}</span>
                    <div className="ink2">{c.who}</div>
                    {c.reason && <div className="sub">{c.reason}</div>}
                  </li>
                ))}
              </ol>
            </Sheet>
          </aside>
        </div>
      </div>
    </>
  );
}

function NowBar({ page: d }: { page: ItemPage }) {
  const t = useText(itemText);
  const { may } = d;
  const links = [
    may.decide && { to: "write-off", icon: "scale", label: t("page.decide"), primary: true },
    may.findAgain && { to: "write-off", icon: "undo-2", label: t("foundAgain.title"), primary: false },
    may.back && { to: `repairs/${may.back}`, icon: "check", label: t("page.back"), primary: true },
    may.grade && { to: "condition", icon: "camera", label: t("page.grade"), primary: false },
    may.repair && { to: "repairs/new", icon: "settings", label: t("page.repair"), primary: false },
    may.move && { to: "move", icon: "move", label: t("page.move"), primary: false },
    may.writeOff && { to: "write-off", icon: "archive", label: t("page.writeOff"), primary: false },
  ].filter((l) => typeof l === "object" && l !== null);
  if (links.length === 0 && !may.switch) return null;
  return (
    <section className="sheet">
      <div className="now-bar">
        <b>{t("page.now")}</b>
        {links.map((l) => (
          <a key={l.label} className={l.primary ? "btn pri" : "btn"} href={`/equipment/${d.id}/${l.to}`}>
            <Icon name={l.icon} />
            {l.label}
          </a>
        ))}
        {may.switch && (
          <form method="post">
            <button type="submit" className="btn" name="to" value={may.switch}>
              {t(may.switch === "idle" ? "page.idle" : "page.inUse")}
            </button>
          </form>
        )}
      </div>
    </section>
  );
}

function WhereSheet({ page: d }: { page: ItemPage }) {
  const t = useText(itemText);
  return (
    <Sheet title={t("page.where")} pad>
      {d.custody.length === 0 ? (
        <p className="sub">{t("page.registered")}</p>
      ) : (
        <ol className="tl">
          {d.custody.map((c) => (
            <li key={c.id}>
              {c.present ? <b>{c.holder}</b> : c.holder}
              <div className="sub">{c.when}</div>
              {c.paper && (
                <a className="t13" href={`/handovers/${c.paper.id}`}>
                  {t("page.paper", { number: c.paper.number })}
                </a>
              )}
            </li>
          ))}
        </ol>
      )}
      {d.loose && (
        <form method="post" className="mt3">
          <p className="t13 warn">
            {t("page.loose", {
              name: d.loose.name,
              count: d.loose.count,
              parts: d.loose.parts.join(t("page.comma")),
            })}
          </p>
          {d.loose.join && (
            <button type="submit" className="btn sm" name="to" value="join">
              {t("page.join")}
            </button>
          )}
        </form>
      )}
      {d.kit.name && d.kit.parts.length > 0 && (
        <>
          <p className="sub t13">{t("page.kit", { name: d.kit.name, set: d.kit.set })}</p>
          <ul>
            {d.kit.parts.map((p) => (
              <li key={p.id}>
                <a href={`/equipment/${p.id}`}>{p.name}</a> <span className="sub">{p.serial}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

function FactsSheet({ page: d }: { page: ItemPage }) {
  const t = useText(itemText);
  const b = useText(donationText);
  return (
    <Sheet title={t("page.facts")} pad>
      <Facts
        items={[
          [
            t("page.batch"),
            <a key="batch" href={`/donations/${d.batch.id}`}>
              {d.batch.label}
            </a>,
          ],
          [b("line.category"), b(`category.${d.category}`)],
          [t("page.donor"), d.donor],
          [t("page.usedFor"), d.usedFor],
          ...(d.warranty
            ? [
                [
                  t("page.warranty"),
                  d.warrantySoon ? (
                    <span key="w" className="warn">
                      {d.warranty}
                    </span>
                  ) : (
                    d.warranty
                  ),
                ] as const,
              ]
            : []),
          [t("page.fixed"), t(d.fixed ? "page.yes" : "page.no")],
          ...(d.note ? [[t("page.note"), d.note] as const] : []),
        ]}
      />
    </Sheet>
  );
}
