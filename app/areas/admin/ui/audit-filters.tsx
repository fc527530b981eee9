import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { FilterBar, FilterChoice } from "~/ui/filter-bar";
import {
  type AuditView,
  areaOfEvent,
  auditFilterKeys,
  auditHref,
  auditParts,
  daysCrossed,
  knownEvents,
  outcomes,
} from "../audit-view";
import { eventLabel } from "../audit-words";
import { adminText, auditText } from "../text";

type Area = keyof typeof auditText.zh.area;

interface Props {
  view: AuditView;
  people: { username: string; name: string }[];
  notRead: { from?: string; to?: string };
}

const without = { q: "", who: "", event: "", outcome: "", from: "", to: "" } as const;

/** The bar over the log: search, a chip for each condition, and the form that adds one. The address says it all. */
export function AuditFilters({ view, people, notRead }: Props) {
  const t = useText(adminText);
  const w = useText(auditText);
  const language = useLanguage();
  const areas = [...new Set(knownEvents.map(areaOfEvent))] as Area[];
  const whoName = (who: string) =>
    who === "system" || who === "stranger"
      ? t(`audit.${who}`)
      : (people.find((p) => p.username === who)?.name ?? who);
  const value = {
    who: (who: string) => whoName(who),
    event: (event: string) => eventLabel(language, event),
    outcome: (outcome: string) => t(`audit.${outcome as (typeof outcomes)[number]}`),
    from: (on: string) => longDay(on, language),
    to: (on: string) => longDay(on, language),
  };
  const wrong = (typed: string | undefined) => (typed ? [t("audit.dayWrong")] : undefined);
  const crossed = daysCrossed(view);
  const set = auditFilterKeys.filter((key) => view[key] !== "");
  return (
    <FilterBar
      key={JSON.stringify(view)}
      action="/admin/audit"
      open={Boolean(notRead.from || notRead.to || crossed)}
      kept={auditParts({ ...view, ...without, open: null, after: null, before: null })}
      term={view.q}
      conditions={set.map((key) => ({
        key,
        label: t(`audit.${key}`),
        chip: `${t(`audit.${key}`)}${t("audit.colon")}`,
        value: value[key](view[key]),
        without: auditHref(view, { [key]: "" }),
      }))}
      clearHref={set.length > 0 || view.q ? auditHref(view, without) : undefined}
      words={{
        term: t("audit.find"),
        more: t("audit.addCondition"),
        apply: t("audit.filter"),
        clear: t("audit.clear"),
        remove: (label) => `${t("audit.remove")} ${label}`,
      }}
    >
      <FilterChoice
        name="who"
        label={t("audit.who")}
        any={t("audit.anybody")}
        value={view.who}
        choices={[
          ...people.map((p) => ({ value: p.username, label: `${p.name} ${p.username}` })),
          { value: "system", label: t("audit.system") },
          { value: "stranger", label: t("audit.stranger") },
        ]}
      />
      <FilterChoice
        name="event"
        label={t("audit.event")}
        any={t("audit.anyEvent")}
        value={view.event}
        choices={areas.map((area) => ({
          label: w(`area.${area}`),
          choices: knownEvents
            .filter((event) => areaOfEvent(event) === area)
            .map((event) => ({ value: event, label: eventLabel(language, event) })),
        }))}
      />
      <FilterChoice
        name="outcome"
        label={t("audit.outcome")}
        any={t("audit.anyOutcome")}
        value={view.outcome}
        choices={outcomes.map((o) => ({ value: o, label: t(`audit.${o}`) }))}
      />
      <DateField
        id="from"
        name="from"
        label={t("audit.from")}
        pick={t("audit.pickFrom")}
        defaultValue={notRead.from ?? view.from}
        errors={wrong(notRead.from)}
      />
      <DateField
        id="to"
        name="to"
        label={t("audit.to")}
        pick={t("audit.pickTo")}
        defaultValue={notRead.to ?? view.to}
        errors={wrong(notRead.to) ?? (crossed ? [t("audit.daysCrossed")] : undefined)}
      />
    </FilterBar>
  );
}
