import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { Chip } from "~/ui/list";
import { type AuditView, areaOfEvent, auditHref, knownEvents, outcomes } from "../audit-view";
import { eventLabel } from "../audit-words";
import { adminText, auditText } from "../text";

type Area = keyof typeof auditText.zh.area;

/** A form that asks by GET: the address says it all; under it the conditions in force, each removable. */
export function AuditFilters({
  view,
  people,
}: {
  view: AuditView;
  people: { username: string; name: string }[];
}) {
  const t = useText(adminText);
  const w = useText(auditText);
  const language = useLanguage();
  const areas = [...new Set(knownEvents.map(areaOfEvent))] as Area[];
  const whoName = (who: string) =>
    who === "system" || who === "stranger"
      ? t(`audit.${who}`)
      : (people.find((p) => p.username === who)?.name ?? who);
  const chips: [keyof AuditView, string, string][] = [];
  if (view.q) chips.push(["q", t("audit.find"), view.q]);
  if (view.who) chips.push(["who", t("audit.who"), whoName(view.who)]);
  if (view.event) chips.push(["event", t("audit.event"), eventLabel(language, view.event)]);
  if (view.outcome) chips.push(["outcome", t("audit.outcome"), t(`audit.${view.outcome}`)]);
  if (view.from) chips.push(["from", t("audit.from"), longDay(view.from, language)]);
  if (view.to) chips.push(["to", t("audit.to"), longDay(view.to, language)]);
  return (
    <>
      <form method="get" action="/admin/audit" className="filters" key={JSON.stringify(view)}>
        {view.view !== "all" && <input type="hidden" name="view" value={view.view} />}
        <div>
          <label htmlFor="q">{t("audit.find")}</label>
          <input id="q" name="q" type="search" className="in" defaultValue={view.q} maxLength={60} />
        </div>
        <div>
          <label htmlFor="who">{t("audit.who")}</label>
          <select id="who" name="who" className="in" defaultValue={view.who}>
            <option value="">{t("audit.anybody")}</option>
            {people.map((p) => (
              <option key={p.username} value={p.username}>
                {p.name} {p.username}
              </option>
            ))}
            <option value="system">{t("audit.system")}</option>
            <option value="stranger">{t("audit.stranger")}</option>
          </select>
        </div>
        <div>
          <label htmlFor="event">{t("audit.event")}</label>
          <select id="event" name="event" className="in" defaultValue={view.event}>
            <option value="">{t("audit.anyEvent")}</option>
            {areas.map((area) => (
              <optgroup key={area} label={w(`area.${area}`)}>
                {knownEvents
                  .filter((event) => areaOfEvent(event) === area)
                  .map((event) => (
                    <option key={event} value={event}>
                      {eventLabel(language, event)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="outcome">{t("audit.outcome")}</label>
          <select id="outcome" name="outcome" className="in" defaultValue={view.outcome}>
            <option value="">{t("audit.anyOutcome")}</option>
            {outcomes.map((o) => (
              <option key={o} value={o}>
                {t(`audit.${o}`)}
              </option>
            ))}
          </select>
        </div>
        <DateField
          id="from"
          name="from"
          label={t("audit.from")}
          pick={t("audit.pickFrom")}
          defaultValue={view.from}
        />
        <DateField id="to" name="to" label={t("audit.to")} pick={t("audit.pickTo")} defaultValue={view.to} />
        <button type="submit" className="btn sm">
          {t("audit.filter")}
        </button>
      </form>
      {chips.length > 0 && (
        <div className="sb row">
          {chips.map(([key, label, value]) => (
            <Chip
              key={key}
              label={`${label}${t("audit.colon")}`}
              value={value}
              removeHref={auditHref(view, { [key]: "" })}
              removeLabel={`${t("audit.remove")} ${label}`}
            />
          ))}
          <a
            className="t13"
            href={auditHref(view, { q: "", who: "", event: "", outcome: "", from: "", to: "" })}
          >
            {t("audit.clear")}
          </a>
        </div>
      )}
    </>
  );
}
