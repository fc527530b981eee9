import type { Db } from "db/client.server";
import { accountHome } from "~/areas/account/index.server";
import { adminHome } from "~/areas/admin/index.server";
import { certificatesHome } from "~/areas/certificates/index.server";
import { equipmentHome, missingThings } from "~/areas/donations/index.server";
import { loansHome } from "~/areas/loans/index.server";
import { householdsHome, peopleHome } from "~/areas/people/index.server";
import { policiesHome } from "~/areas/policies/index.server";
import { privacyHome } from "~/areas/privacy/index.server";
import { tripsHome } from "~/areas/study-trips/index.server";
import { trainingHome } from "~/areas/training/index.server";
import { villagesHome } from "~/areas/villages/index.server";
import { inScope, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import type { LateThing } from "~/platform/home/late-thing";
import { type Language, translator } from "~/platform/i18n/text";
import { askLines } from "./ask";
import { briefingsHome } from "./briefings-home.server";
import { daysOver } from "./late.server";
import { namesOf } from "./overview-villages.server";
import { reportsText } from "./text";
import type { AskFacts } from "./ui/ask-sheet";

/** Every area that the home page lists work of: what waits there is counted here, by item of the menu. */
export const answered = [
  { menu: "loans", home: loansHome },
  { menu: "policies", home: policiesHome },
  { menu: "training", home: trainingHome },
  { menu: "trips", home: tripsHome },
  { menu: "certificates", home: certificatesHome },
  { menu: "donations", home: equipmentHome },
  { menu: "reports", home: briefingsHome },
  { menu: "staff", home: adminHome },
  { menu: "privacy", home: privacyHome },
  { menu: "people", home: peopleHome },
  { menu: "households", home: householdsHome },
  { menu: "villages", home: villagesHome },
  { menu: "account", home: accountHome },
] as const;

/**
 * What somebody who answers for villages asks about today, whatever the period: what is overdue, what a stocktake did
 * not find, and what waits for their own answer.
 */
export function askFacts(
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  late: readonly LateThing[],
  language: Language,
): AskFacts {
  const t = translator(reportsText, language);
  const today = todayOn();
  const known = new Set(late.map((thing) => thing.key));
  const missing = missingThings(db, person, today, language).filter(
    (thing) => inScope(scope, thing.villageId) && !known.has(thing.key),
  );
  const things = [...late, ...missing];
  const names = namesOf(
    db,
    things.map((thing) => thing.villageId),
    language,
    null,
  );
  const when = (thing: LateThing) =>
    thing.dueOn >= today
      ? t("ask.until", { day: longDay(thing.dueOn, language) })
      : t(thing.workingDays === undefined ? "late.over" : "late.overWorking", {
          count: daysOver(thing, today),
        });
  const lines = askLines(things).map(({ kind, of }) => {
    const [first] = of;
    if (of.length === 1)
      return {
        key: first.key,
        title: [first.what, first.who].filter(Boolean).join(t("ask.comma")),
        detail: [names.get(first.villageId), when(first)].filter(Boolean).join(t("ask.comma")),
        to: first.to,
        over: first.dueOn < today,
      };
    return {
      key: kind,
      title: t(`ask.kind.${kind}`, { count: of.length }),
      detail: first.dueOn < today ? t("ask.longest", { over: when(first) }) : when(first),
      to: kind === "missing" ? "/equipment?stage=missing" : `/overview/late?kind=${kind}`,
      over: first.dueOn < today,
    };
  });
  const waiting = answered
    .map(({ menu, home }) => ({ menu, count: home.waiting(db, person) }))
    .filter((w) => w.count > 0);
  return {
    count: things.length,
    lines,
    late: late.length,
    waiting: {
      count: waiting.reduce((sum, w) => sum + w.count, 0),
      detail: waiting.map((w) => t(`ask.menu.${w.menu}`, { count: w.count })).join(t("ask.comma")),
    },
  };
}
