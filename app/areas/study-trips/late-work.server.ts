import { scopeFor } from "~/platform/access/actor";
import { addDays } from "~/platform/dates";
import type { LateSource } from "~/platform/home/late-thing";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { openTasksOf } from "./outcome-queries.server";
import { tripHomeText } from "./text/home";
import { outcomeText } from "./text/outcome";
import { openVisits } from "./visits.server";

/** What villages took on after their trips and did not do in time, and visits to them that nobody made. */
export const lateTripWork: LateSource = (db, reader, today, language) => {
  const scope = scopeFor(reader.grants, "trip.view");
  if (scope === null) return [];
  const t = translator(tripHomeText, language);
  const o = translator(outcomeText, language);
  const yesterday = addDays(today, -1);
  const tasks = openTasksOf(db, yesterday, scope).map(({ task, ownerName }) => ({
    key: `task-${task.id}`,
    villageId: task.villageId,
    what: t("lateTask", { what: task.what }),
    who: personName(ownerName, language),
    dueOn: task.dueOn,
    to: `/trips/${task.tripId}/outcome`,
  }));
  const visits = openVisits(db, scope, yesterday).map((v) => ({
    key: `visit-${v.tripId}-${v.kind}-${v.villageId}`,
    villageId: v.villageId,
    what: t("lateVisit", { kind: o(`followKind.${v.kind}`) }),
    who: null,
    dueOn: v.dueOn,
    to: `/trips/${v.tripId}/outcome#visits`,
  }));
  return [...tasks, ...visits];
};
