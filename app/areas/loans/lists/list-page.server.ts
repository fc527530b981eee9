import type { Reader } from "db/client.server";
import { loanBank } from "db/schema";
import { asc } from "drizzle-orm";
import { calendarEdits, workingDaysBetween } from "~/areas/policies/index.server";
import { villageFilter } from "~/areas/villages/index.server";
import { type Actor, can } from "~/platform/access/actor";
import { type Day, nearDay, shortDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { applicationNumber } from "../application/application-name";
import type { ApplicationState } from "../application-state";
import type { BorrowerKind } from "../eligibility";
import { waitingFor } from "../home/waiting.server";
import { stateTone } from "../stages/state-tone";
import { deskOf, partOf } from "../stages/step-clock";
import { applicationText } from "../text/application";
import {
  allApplications,
  choicesOf,
  countApplications,
  type ListedApplication,
  listApplications,
} from "./list-applications.server";
import { applicationList, stages, statesOf } from "./list-view";

/** How many cards a column of the board shows. */
const perColumn = 12;

/** The list or the board, in words. */
export function listPage(db: Reader, actor: Actor<"loan.view">, query: URLSearchParams, language: Language) {
  const t = translator(applicationText, language);
  const today = todayOn();
  const view = applicationList.read(query);
  const waitingIds = view.filter.mine ? waitingFor(db, actor).map((r) => r.application.id) : undefined;
  const filter = { ...view.filter, waitingIds };
  const scope = actor.villages;
  const edits = calendarEdits(db);
  const days = (from: Day, to: Day) => workingDaysBetween(from, to, edits);
  const row = (r: ListedApplication) => listedRow(r, language, today, days);
  const count = countApplications(db, scope, filter, today);
  const page = listApplications(db, scope, filter, view.sort, view.cursor, view.size, today);
  return {
    title: t("list.title"),
    view,
    count,
    tabs: [undefined, ...stages].map((stage) => ({
      stage,
      count: countApplications(
        db,
        scope,
        { ...applicationList.filtered(view, { stage }).filter, waitingIds },
        today,
      ),
    })),
    worst:
      count === 0
        ? applicationList.worst(filter, (f) => countApplications(db, scope, { ...f, waitingIds }, today))
        : null,
    rows: view.board ? [] : page.rows.map(row),
    board: view.board
      ? stages
          .filter((s) => filter.stage === undefined || filter.stage === s)
          .map((stage) => {
            const all = { ...applicationList.filtered(view, { stage }).filter, waitingIds };
            return {
              stage,
              count: countApplications(db, scope, all, today),
              late: countApplications(db, scope, { ...all, late: "yes" }, today),
              states: statesOf[stage].length,
              cards: allApplications(db, scope, all, perColumn, today).map(row),
            };
          })
      : null,
    previous: page.previous,
    next: page.next,
    ...choicesOf(db, scope),
    villages: villageFilter(db, scope, language, filter.villageId),
    banks: db
      .select()
      .from(loanBank)
      .orderBy(asc(loanBank.id))
      .all()
      .map((b) => ({ id: b.id, name: language === "zh" ? b.name : b.nameEn })),
    may: { create: can(actor, "loan.create"), export: can(actor, "loan.export") },
  };
}
export type ListPage = ReturnType<typeof listPage>;

function listedRow(
  r: ListedApplication,
  language: Language,
  today: Day,
  days: (from: Day, to: Day) => number,
) {
  const t = translator(applicationText, language);
  const { application: a, person, village } = r;
  const state = a.state as ApplicationState;
  const part = partOf(state);
  const bank = language === "zh" ? r.bank : r.bankEn;
  const late = a.dueOn !== null && a.dueOn < today;
  return {
    id: a.id,
    to: r.loanId === null ? `/loans/applications/${a.id}` : `/loans/${r.loanId}`,
    number: applicationNumber(a),
    name: personName(person.name, language),
    business: a.businessName,
    kind: a.kind as BorrowerKind,
    village: placeLabel(village, language),
    amount: a.amountFen === null ? null : bigYuanText(a.amountFen, language),
    applied: nearDay(a.appliedOn, language),
    state,
    tone: stateTone(state),
    bank,
    holder:
      (a.holderName && personName(a.holderName, language)) ??
      (part
        ? t(`holder.${deskOf(state, part)}`, {
            bank: bank ?? t("part.bank"),
            name: personName(a.enteredByName, language),
          })
        : null),
    due:
      a.dueOn === null
        ? null
        : {
            day: shortDay(a.dueOn, language),
            late,
            words: late
              ? days(a.dueOn, today) === 0
                ? t("list.justLate")
                : t("list.late", { count: days(a.dueOn, today) })
              : t("list.leftDays", { count: days(today, a.dueOn) }),
          },
  };
}
export type ListedRow = ReturnType<typeof listedRow>;
