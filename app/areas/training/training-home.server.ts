import type { Db } from "db/client.server";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { clockOf, todayOn } from "~/platform/dates";
import { dutyScope, holdsRole, overlooks } from "~/platform/home/duty";
import { type HomePart, type HomeSource, nothing, waitingIn } from "~/platform/home/home-source";
import type { Language } from "~/platform/i18n/text";
import { offerSection } from "./home/offer-section";
import { approvalSection, joinSection, runningSection, trainingFigures } from "./home/overview.server";
import { ownClasses } from "./home/own-classes.server";
import { stepSection } from "./home/step-section";
import {
  absenceSection,
  mineAside,
  todaySection,
  unmarkedSection,
  waitingSection,
} from "./home/trainer-sections";
import { type Words, wordsFor } from "./home/words";

/** A trainer's day: their own classes and no others (FEATURES 38). */
function trainerPart(db: Db, person: SignedIn, w: Words): HomePart {
  const scope = dutyScope(person, "attendance.mark");
  if (scope === null) return nothing;
  const own = ownClasses(db, scope, person.userId);
  const today = todaySection(own, w);
  const add = { label: w.t("newClass"), to: "/training/new" };
  return {
    lead: today[0] ? w.t("lead", { count: today[0].count }) : undefined,
    sections: [
      ...today,
      ...offerSection(own, w),
      ...unmarkedSection(own, w),
      ...stepSection(own, w),
      ...absenceSection(own, w),
      ...waitingSection(own, w),
    ],
    asides: mineAside(own, w),
    actions: [{ ...add, icon: "plus" }],
    begin:
      own.length === 0
        ? {
            icon: "graduation-cap",
            title: w.t("mine.emptyTitle"),
            text: w.t("mine.emptyText"),
            action: add,
          }
        : undefined,
  };
}

function overviewPart(db: Db, person: SignedIn, w: Words): HomePart {
  const scope = scopeFor(person.grants, "class.view");
  if (scope === null) return nothing;
  const approving = dutyScope(person, "class.approve");
  const joining = holdsRole(person, "cadre") && can(person, "enrolment.create");
  return {
    figures: overlooks(person) ? trainingFigures(db, scope, w) : [],
    sections: [
      ...(approving === null ? [] : approvalSection(db, approving, w)),
      ...(joining ? joinSection(db, scope, w) : []),
      ...(overlooks(person) && !holdsRole(person, "administrator") ? runningSection(db, scope, w) : []),
    ],
  };
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const w = wordsFor(language, todayOn(), clockOf(Date.now()));
  const work = trainerPart(db, person, w);
  const view = overviewPart(db, person, w);
  return {
    ...work,
    figures: view.figures,
    sections: [...(work.sections ?? []), ...(view.sections ?? [])],
  };
}

/** Training on the home page and in the menu. */
export const trainingHome: HomeSource = {
  menu: "training",
  waiting: (db, person) => waitingIn(part(db, person, "zh")),
  part,
};
