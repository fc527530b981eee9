import type { Db } from "db/client.server";
import { calendarEdits, workingDaysBetween } from "~/areas/policies/index.server";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { type Day, shortDay, todayOn } from "~/platform/dates";
import { dutyScope, holdsRole } from "~/platform/home/duty";
import type { HomePart, HomeRow, HomeSection, HomeSource } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { stateChangesOf } from "../application/application-queries.server";
import type { DocumentKind } from "../application/checklist";
import { lacksOf } from "../application/lacks.server";
import { type ApplicationState, owesNotice } from "../application-state";
import { papersOfApplication } from "../papers/paper-queries.server";
import { stateTone } from "../stages/state-tone";
import { applicationText } from "../text/application";
import { moneyText } from "../text/money";
import { loanAsides } from "./asides-home.server";
import { deathSections, deathsWaiting } from "./deaths-home.server";
import { dutiesWaiting, dutySections } from "./duties-home.server";
import { moneyHome } from "./money-home.server";
import { caseSections, casesFor, requestSections, requestsFor } from "./requests-home.server";
import { type HomeApplication, lateFor, supplementingFor, waitingFor } from "./waiting.server";

const shown = 8;

/** Officer's home: what is over its time, what waits for me, what lacks papers; for the leader what is over its time. */
function part(db: Db, person: SignedIn, language: Language): HomePart {
  if (scopeFor(person.grants, "loan.view") === null) return {};
  const today = todayOn();
  const t = translator(applicationText, language);
  const late = lateFor(db, person, today);
  const waiting = waitingFor(db, person);
  const papers = supplementingFor(db, person);
  const edits = calendarEdits(db);
  const days = (from: Day, to: Day) => workingDaysBetween(from, to, edits);
  const works = holdsRole(person, "loan-officer", "loan-reviewer");
  const section = (
    key: string,
    title: string,
    waits: boolean,
    all: readonly HomeApplication[],
    to: string,
    row: (r: HomeApplication, i: number) => HomeRow,
    hint?: string,
  ): HomeSection[] =>
    all.length === 0
      ? []
      : [
          {
            key: `loans.${key}`,
            title,
            count: all.length,
            waits,
            headings: {
              who: t("home.who"),
              what: t("home.what"),
              state: t("home.state"),
              when: t("home.when"),
              action: t("home.action"),
            },
            rows: all.slice(0, shown).map(row),
            more: { label: t("home.all", { count: all.length }), to },
            hint,
          },
        ];
  const mine = new Set(waiting.map((r) => r.application.id));
  const lateIsMine = late.some((r) => mine.has(r.application.id));
  const money = moneyHome(db, person, language);
  const line = (r: HomeApplication): HomeRow => {
    const { application: a } = r;
    const state = a.state as ApplicationState;
    const over = a.dueOn !== null && a.dueOn < today;
    const used = a.dueOn === null ? 0 : over ? days(a.dueOn, today) : days(today, a.dueOn);
    return {
      id: String(a.id),
      who: r.person.diedOn
        ? translator(moneyText, language)("loan.diedName", { name: personName(r.person.name, language) })
        : personName(r.person.name, language),
      to: `/loans/applications/${a.id}`,
      where: placeLabel(r.village, language),
      what:
        a.amountFen === null
          ? t("home.noAmount", { times: a.timesNo ?? 1 })
          : t("home.first", { times: a.timesNo ?? 1, amount: bigYuanText(a.amountFen, language) }),
      state: {
        tone: stateTone(state),
        word: owesNotice(state) ? t("home.notice") : t(`state.${state}`),
      },
      when:
        a.dueOn === null
          ? undefined
          : `${over ? (used === 0 ? t("list.justLate") : t("home.late", { late: used })) : t("home.left", { left: used })} ${shortDay(a.dueOn, language)}`,
      flag: over ? "bad" : undefined,
      // What is over its time shows to whoever looks after it; to do it is for whose turn it is.
      action: { label: t(mine.has(a.id) ? "home.open" : "home.see"), to: `/loans/applications/${a.id}` },
    };
  };
  // A notice handed out before it came back another time says nothing of what lacks now.
  const toldOnPaper = (id: number, since: number | null) =>
    papersOfApplication(db, id).some(
      (p) => p.kind === "missing" && p.voidedAt === null && p.createdAt >= (since ?? 0),
    );
  const paperLine = (r: HomeApplication): HomeRow => {
    const { application: a } = r;
    const paper = (kind: DocumentKind) => t(`paper.kind.${kind}`);
    const lacks = lacksOf(db, a, today);
    const points = [...lacks.said, ...lacks.kinds.map(paper)];
    const since = stateChangesOf(db, a.id).at(-1)?.on ?? today;
    return {
      ...line(r),
      what: points.length
        ? t("home.lacks", { count: points.length, papers: points.join(language === "zh" ? "；" : "; ") })
        : undefined,
      when: `${t("home.stopped", { days: days(since, today) })} ${shortDay(since, language)}`,
      // What lacks is told on paper once; after that the papers are waited for.
      action:
        can(person, "loan.paper", a.villageId) && !toldOnPaper(a.id, lacks.since)
          ? { label: t("home.printMissing"), to: `/loans/applications/${a.id}/issued-papers` }
          : { label: t("home.papers"), to: `/loans/applications/${a.id}/papers` },
    };
  };
  const figure = (key: string, icon: string, label: string, value: number, to: string, bad = false) => ({
    key: `loans.${key}`,
    icon,
    label,
    value,
    unit: t("home.unit"),
    bad: bad && value > 0,
    to,
  });
  return {
    figures:
      works || holdsRole(person, "leader")
        ? [
            figure("late", "octagon-alert", t("home.lateLabel"), late.length, "/loans?late=yes", true),
            ...(works
              ? [
                  figure("waiting", "hand-coins", t("home.waitingLabel"), waiting.length, "/loans?mine=yes"),
                  // For whoever can see to them: others would be told of none.
                  ...(dutyScope(person, "loan.edit") === null
                    ? []
                    : [
                        figure(
                          "papers",
                          "file-x",
                          t("home.papersLabel"),
                          papers.length,
                          "/loans?state=supplementing",
                        ),
                      ]),
                ]
              : []),
            ...money.figures,
          ]
        : money.figures,
    sections: [
      ...section(
        "late",
        t("home.lateTitle"),
        false,
        late,
        "/loans?late=yes",
        line,
        lateIsMine ? t("home.lateFirst") : undefined,
      ),
      ...money.late,
      ...section("waiting", t("home.waitingTitle"), true, waiting, "/loans?mine=yes", (r, i) => {
        const row = line(r);
        return { ...row, action: row.action && { ...row.action, primary: i === 0 } };
      }),
      ...requestSections(db, person, language),
      ...caseSections(db, person, language),
      ...deathSections(db, person, language),
      ...dutySections(db, person, language),
      ...section("papers", t("home.papersTitle"), false, papers, "/loans?state=supplementing", paperLine),
      ...money.due,
    ],
    asides: loanAsides(db, person, language),
    actions: works
      ? [
          { label: t("home.due"), to: "/loans/due", icon: "clock" },
          ...(can(person, "loan.create") ? [{ label: t("home.add"), to: "/loans/new", icon: "plus" }] : []),
        ]
      : undefined,
  };
}

/** Loan applications on the home page and in the menu. */
export const loansHome: HomeSource = {
  menu: "loans",
  waiting: (db, person) =>
    dutyScope(person, "loan.view") === null
      ? 0
      : waitingFor(db, person).length +
        requestsFor(db, person).length +
        casesFor(db, person).length +
        deathsWaiting(db, person) +
        dutiesWaiting(db, person),
  part,
};
