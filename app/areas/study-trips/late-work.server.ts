import { inScope, scopeFor } from "~/platform/access/actor";
import { addDays } from "~/platform/dates";
import type { LateSource } from "~/platform/home/late-thing";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { tripsLeftOpen } from "./left-open.server";
import { openTasksOf } from "./outcome-queries.server";
import { tripHomeText } from "./text/home";
import { leftOpenText } from "./text/left-open";
import { outcomeText } from "./text/outcome";
import { openVisits } from "./visits.server";

/** What villages took on after their trips and did not do in time, visits to them that nobody made, and trips that nobody ended. */
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
  const visits = openVisits(db, scope, yesterday, today).map((v) => ({
    key: `visit-${v.tripId}-${v.kind}-${v.villageId}`,
    villageId: v.villageId,
    what: t("lateVisit", { kind: o(`followKind.${v.kind}`) }),
    who: null,
    dueOn: v.dueOn,
    to: `/trips/${v.tripId}/outcome#visits`,
  }));
  const open = tripsLeftOpen(db, scope, today).flatMap(({ trip, left, quotas }) =>
    quotas
      .filter((q) => inScope(scope, q.villageId))
      .map((q) => ({
        key: `open-${trip.id}-${q.villageId}`,
        villageId: q.villageId,
        what: translator(leftOpenText, language)(left === "end" ? "lateEnd" : "lateBegin", {
          trip: trip.title,
        }),
        who: personName(trip.leaderName, language),
        dueOn: trip.toOn,
        to: `/trips/${trip.id}#steps`,
      })),
  );
  return [...tasks, ...visits, ...open];
};
