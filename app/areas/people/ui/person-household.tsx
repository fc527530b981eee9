import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import type { PersonHousehold } from "../households/person-household.server";
import { householdsText } from "../text/households";

/** Where a person belongs: the household, what they are in it, who else is, and how their pension check stands. */
export function PersonHouseholdSheet({
  personId,
  household,
}: {
  personId: number;
  household: PersonHousehold;
}) {
  const t = useText(householdsText);
  const { now, pension } = household;
  return (
    <Sheet title={t("page.personTitle")} pad>
      {now ? (
        <>
          <p>
            <a href={now.to}>{now.title}</a> <b>{now.relation}</b> <span className="sub">{now.since}</span>
          </p>
          {now.headDied && (
            <p className="mt2">
              <Badge tone="bad">{t("head.hasDied")}</Badge>{" "}
              {now.headDied.to ? (
                <a className="screen-only" href={now.headDied.to}>
                  {t("head.nameNext")}
                </a>
              ) : (
                <span className="sub">{t("head.whoNames")}</span>
              )}
            </p>
          )}
          {now.others.length > 0 && (
            <dl className="who-list mt2">
              {now.others.map((o) => (
                <div key={o.id}>
                  <dt>{o.relation}</dt>
                  <dd className="row">
                    {o.to ? <a href={o.to}>{o.name}</a> : o.name}
                    {o.age && <span className="sub">{o.age}</span>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </>
      ) : (
        <p className="t13 sub">
          {t("page.personNone")}{" "}
          {household.mayCreate && <a href={`/households/new?person=${personId}`}>{t("page.personNew")}</a>}
        </p>
      )}
      {(pension || household.mayCheck) && (
        <p className="mt3">
          {t("page.check")}
          {t("list.chip", { label: "" })}
          {pension ? pension.status : <span className="sub">{t("check.never")}</span>}{" "}
          {pension &&
            (pension.late ? (
              <Badge tone="bad">{pension.next}</Badge>
            ) : (
              <span className="sub">{pension.next}</span>
            ))}{" "}
          {household.mayCheck && (
            <a className="screen-only" href={`/people/${personId}/pension`}>
              {t("page.doCheck")}
            </a>
          )}
        </p>
      )}
      {(household.benefits === null || household.benefits.length > 0) && (
        <p className="mt3">
          {t("benefits.title")}
          {t("list.chip", { label: "" })}
          {household.benefits === null ? (
            <>
              {t("hidden.mask")} <span className="sub">{t("hidden.why")}</span>
            </>
          ) : (
            household.benefits.join(t("log.comma"))
          )}
        </p>
      )}
      {now && household.needs.length > 0 && (
        <ul className="t13 mt3">
          {household.needs.map((n) => (
            <li key={n.id}>
              <Badge tone="warn">{t("needs.standing")}</Badge> <a href={now.to}>{n.words}</a>
            </li>
          ))}
        </ul>
      )}
      {household.past.length > 0 && (
        <ul className="t13 mt3">
          {household.past.map((p) => (
            <li key={p.id}>
              {t("page.personPast")} <a href={p.to}>{p.title}</a> <span className="sub">{p.when}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
