import type { Reader } from "db/client.server";
import { changesWords } from "~/areas/policies";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import { type Actor, can } from "~/platform/access/actor";
import { ageOn, type Day, instantText, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { type ApplicationState, isEnded, owesNotice, takesEdits } from "../application-state";
import { findingRows } from "../finding-rows.server";
import { lacksCompany } from "../fund/funds.server";
import { groupFor, seesGroup } from "../group-sight";
import { behindWords, signAgainWords } from "../papers/paper-at-risk.server";
import { papersOfApplication } from "../papers/paper-queries.server";
import { bankLines } from "../stages/bank-lines.server";
import { committeeView } from "../stages/committee-view.server";
import { noticeOf, noticePaper } from "../stages/give-notice.server";
import { offeredSteps } from "../stages/offered-steps.server";
import { railOf } from "../stages/rail.server";
import { standingOf, unsignedGuarantors } from "../stages/why-not-step.server";
import { applicationText } from "../text/application";
import { loanDeathText } from "../text/deaths";
import { factsOf } from "./application-facts.server";
import { applicationNumber } from "./application-name";
import { type FoundApplication, lastCheckOf, opinionsOf, stateChangesOf } from "./application-queries.server";
import { policyChange } from "./check-application.server";
import { lacking } from "./checklist";
import { deathNotes } from "./death-notes.server";
import { loanIdOf } from "./issued-loans.server";
import { sameBusinessLinks } from "./same-business.server";
import { takesSignatures } from "./sign-guarantor.server";
import { partnersOut } from "./why-not-partner.server";

/** The page of an application, in words: where it stands, what can be done, its rules, its papers, what happened. */
export function applicationPage(
  db: Reader,
  actor: Actor<"loan.view">,
  found: FoundApplication,
  language: Language,
  now = Date.now(),
) {
  const t = translator(applicationText, language);
  const { application: a, person, village, bank } = found;
  const today = todayOn(now);
  const standing = standingOf(db, found, today);
  const state = a.state as ApplicationState;
  const number = applicationNumber(a);
  const name = personName(person.name, language);
  const money = (fen: number) => bigYuanText(fen, language);
  const changed = state === "disbursed" ? null : policyChange(db, a.appliedOn, today);
  const last = lastCheckOf(db, a.id);
  const check = standing.check;
  const { checklist } = standing;
  const may = (capability: Parameters<typeof can>[1]) => can(actor, capability, a.villageId);
  return {
    id: a.id,
    number,
    state,
    stateWords: t(`state.${state}`),
    title:
      a.amountFen === null
        ? t("application.titleNoAmount", { name })
        : t("application.title", { name, amount: money(a.amountFen) }),
    short: a.amountFen === null ? name : `${name}${language === "zh" ? "，" : ", "}${money(a.amountFen)}`,
    person: {
      id: person.id,
      name,
      words: [
        placeLabel(village, language),
        t(`sex.${person.sex as "male"}`),
        t("age", { count: ageOn(person.birthOn, person.diedOn ?? today) }),
        ...(person.diedOn === null ? [] : [translator(loanDeathText, language)("died")]),
      ].join(language === "zh" ? "，" : ", "),
      phone: may("person.reveal") ? (a.phone ?? person.phone) : null,
    },
    heads: [
      t("application.number", { number }),
      [
        a.timesNo ? t("application.times", { count: a.timesNo }) : null,
        a.termMonths ? t("application.months", { count: a.termMonths }) : null,
      ]
        .filter(Boolean)
        .join(language === "zh" ? "，" : ", "),
      bank ? t("application.bank", { bank: language === "zh" ? bank.name : bank.nameEn }) : null,
      check
        ? t("application.policy", {
            document: check.policy.version.document,
            day: longDay(check.policy.version.fromOn, language),
          })
        : null,
      a.approvalNumber && a.approvedFen !== null && a.approvalUntilOn
        ? t("approval.facts", {
            number: a.approvalNumber,
            amount: money(a.approvedFen),
            day: longDay(a.approvalUntilOn, language),
          })
        : null,
    ],
    rail: railOf(db, found, today, language),
    steps: offeredSteps(db, actor, standing, language),
    changed: changed
      ? t("application.policyChanged", {
          before: changed.before.version.document,
          after: changed.after.version.document,
          changes: changesWords(changed.before, changed.after, language),
        })
      : null,
    deaths: deathNotes(db, actor, found, language),
    companyLacks:
      !isEnded(state) && lacksCompany(db, { ...a, kind: a.guaranteeKind }, today)
        ? { setUp: can(actor, "loan-setup.manage") }
        : null,
    signAgain: isEnded(state) ? null : signAgainWords(db, found.application, language),
    behind: isEnded(state) ? null : behindWords(db, found, today, language),
    refused: refusal(db, found, today, language),
    findings: check
      ? findingRows(
          db,
          state === "unqualified" && last ? { ...check, findings: JSON.parse(last.findings) } : check,
          {
            on: a.appliedOn,
            kind: check.applicant.kind,
            group: a.groupCode,
            hidden: !seesGroup(actor, a.groupCode, a.villageId),
          },
          language,
        ).map((row) =>
          row.rule === "business"
            ? { ...row, see: sameBusinessLinks(db, actor, a, language) }
            : row.rule === "partners" && row.verdict !== "meets" && !isEnded(state)
              ? { ...row, see: partnersOut(db, actor, a, check.rules, language) }
              : row,
        )
      : [],
    checkWords: last
      ? t("check.stored", {
          at: instantText(last.at, language),
          name: personName(last.userName, language),
          document: check?.policy.version.document ?? "",
        })
      : t("check.never"),
    papers: checklist.map((d) => ({
      kind: d.kind,
      label: t(`paper.kind.${d.kind}`),
      state: d.state,
      wanted: d.wanted,
      words: paperWords(d, language),
    })),
    paperCount: {
      have: checklist.filter((d) => d.wanted && (d.state === "ok" || d.state === "soon")).length,
      all: checklist.filter((d) => d.wanted).length,
    },
    lacking: lacking(checklist).map((k) => t(`paper.kind.${k as "other"}`)),
    missing: standing.missing.length,
    committee: committeeView(db, actor, standing, language),
    banks: bankLines(db, a, language),
    facts: factsOf(
      db,
      actor.villages,
      found,
      language,
      groupFor(
        actor,
        { group: a.groupCode, villageId: a.villageId },
        groupName(db, a.groupCode, a.appliedOn, language),
      ),
    ),
    log: logOf(db, found, language),
    loanId: loanIdOf(db, a.id),
    may: {
      edit: may("loan.edit") && takesEdits(state),
      disburse: may("loan.disburse") && state === "contract-signed",
      papers: may("loan.edit"),
      sign:
        may("loan.edit") &&
        !takesEdits(state) &&
        takesSignatures(state) &&
        unsignedGuarantors(db, a).length > 0,
      check: state !== "disbursed",
      notice: may("loan.review") || may("loan.edit"),
      print: may("loan.paper"),
    },
  };
}
export type ApplicationPage = ReturnType<typeof applicationPage>;

/** A group under the name of the day. */
export function groupName(db: Reader, code: string | null, on: Day, language: Language): string | null {
  const group = findGroups(db, homePlace, on).find((g) => g.code === code);
  return group ? (language === "zh" ? group.name : group.nameEn) : null;
}

export function paperWords(
  d: { state: string; expiresOn: Day | null; documents: readonly unknown[] },
  language: Language,
): string {
  const t = translator(applicationText, language);
  if (d.state === "missing") return t("paper.missing");
  if (d.state === "again") return t("paper.again");
  if (d.expiresOn !== null) {
    const day = longDay(d.expiresOn, language);
    return t(d.state === "expired" ? "paper.expired" : d.state === "soon" ? "paper.soon" : "paper.until", {
      day,
    });
  }
  return t("paper.sheets", { count: d.documents.length });
}

/** Why it was refused, and by when the applicant must be told. */
function refusal(db: Reader, { application: a }: FoundApplication, today: Day, language: Language) {
  if (!owesNotice(a.state)) return null;
  const t = translator(applicationText, language);
  const notice = noticeOf(db, a.id);
  const given = notice?.paperId
    ? papersOfApplication(db, a.id).find((p) => p.id === notice.paperId)
    : undefined;
  const paper = given ?? noticePaper(db, a.id);
  return {
    reason: t(a.state === "unqualified" ? "application.refused" : "application.notGuaranteed", {
      reason: a.refusedReason ?? t("vote.refusedReason"),
    }),
    told: notice
      ? t("application.noticeGiven", { day: longDay(notice.on, language), how: notice.text ?? "" })
      : null,
    due:
      notice || !a.dueOn
        ? null
        : t(a.dueOn < today ? "application.noticeLate" : "application.noticeDue", {
            day: longDay(a.dueOn, language),
          }),
    late: !notice && a.dueOn !== null && a.dueOn < today,
    today,
    paper: paper
      ? {
          id: paper.id,
          words: t("application.noticePaper", {
            number: paper.number,
            day: longDay(paper.issuedOn, language),
          }),
        }
      : null,
  };
}

/** What happened, newest first: states with who, when and why. */
function logOf(db: Reader, { application: a }: FoundApplication, language: Language) {
  const t = translator(applicationText, language);
  const opinions = opinionsOf(db, a.id);
  return stateChangesOf(db, a.id)
    .map((c) => ({
      id: c.id,
      at: instantText(c.at, language),
      name: personName(c.userName, language),
      words: c.fromState === null ? t("application.began") : t(`state.${c.toState as ApplicationState}`),
      reason: c.reason
        ? t(c.reason as "step.why.lapsed")
        : (opinions.find((o) => o.at === c.at && o.userId === c.userId)?.text ?? null),
      bad: [
        "supplementing",
        "unqualified",
        "guarantee-refused",
        "bank-refused",
        "withdrawn",
        "lapsed",
      ].includes(c.toState),
    }))
    .reverse();
}
