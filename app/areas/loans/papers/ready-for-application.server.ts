import type { Reader } from "db/client.server";
import { openIdNumber } from "~/areas/people/index.server";
import { numberOf } from "~/areas/policies";
import { addWorkingDays, calendarEdits } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import {
  agreedOf,
  type FoundApplication,
  partnersOfApplication,
} from "../application/application-queries.server";
import { policyOf, workOutCheck } from "../application/check-application.server";
import { lacksOf } from "../application/lacks.server";
import { whoeverGuarantees } from "../application/whoever-guarantees.server";
import { fundKindOf } from "../fund/whose-guarantee";
import type { PaperKind } from "../papers";
import type { GuarantorOnPaper } from "../pdf/application-data";
import { authorisation, counterGuarantee, pledge } from "../pdf/deeds";
import { applicationCopies, drawApplication } from "../pdf/draw-application";
import { drawDeed } from "../pdf/draw-deed";
import { drawLetter } from "../pdf/draw-letter";
import { drawMinutes } from "../pdf/draw-minutes";
import { drawReview } from "../pdf/draw-review";
import {
  guaranteeLetter,
  missingLetter,
  recommendationLetter,
  refusalLetter,
} from "../pdf/letters-of-application";
import type { PaperFacts } from "../pdf/paper-facts";
import { applicationOnPaper } from "./application-gather.server";
import { deedGivers } from "./deed-of-guarantor.server";
import { holdsInApplication } from "./fact-holds";
import { guarantorOnPaper } from "./guarantor-gather.server";
import type { ReadyPaper } from "./issue-paper.server";
import { borrowerName, deedAbout, letterAbout } from "./letter-about.server";
import { loanAsDecided } from "./loan-as-decided.server";
import { minutesOnPaper } from "./minutes-gather.server";
import { applicationBase, refusalReasons, reviewOnPaper } from "./review-gather.server";
import { saidBy, type Written } from "./stated-facts";
import { groupName, a as t } from "./words-on-paper.server";

/** States in which what lacks may be told once and for all. */
const toBeCompleted = [
  "draft",
  "submitted",
  "supplementing",
  "village-recommended",
  "town-checked",
  "first-review",
];

/** Working days in which what lacks is brought where the policy says none. */
const usualDays = 10;

/** The last day to bring what lacks, told today. */
const bringUntil = (db: Reader, appliedOn: Day, today: Day): Day => {
  const policy = policyOf(db, appliedOn);
  const days = (policy && numberOf(policy, "limitMissing")) ?? usualDays;
  return addWorkingDays(today, days, calendarEdits(db));
};

/** Papers that an application can be given now, in the order of its way; what is not ready yet is not among them. */
export function readyForApplication(db: Reader, found: FoundApplication, today: Day): ReadyPaper[] {
  const { application: a, person } = found;
  const fonts = paperFonts();
  const base = {
    base: applicationBase(found),
    part: null,
    applicationId: a.id,
    loanId: null,
    batchId: null,
    villageId: a.villageId,
    name: borrowerName(found),
    idNumber: openIdNumber(person),
    amountFen: a.amountFen,
    once: true,
  } as const;
  const ready: ReadyPaper[] = [];
  if (a.amountFen === null || a.termMonths === null) return ready;

  const deed = deedAbout(db, found, today);
  const about = letterAbout(db, found, today);
  const guarantors = whoeverGuarantees(db, a.id);
  const agreed = agreedOf(db, a.id);
  // Before it is submitted the form says which loan it would be, for it is signed then.
  const check = a.kind === "partners" || a.timesNo === null ? workOutCheck(db, found, today) : null;
  const form = applicationOnPaper(
    db,
    found,
    a.kind === "partners" ? (check?.mostFen ?? null) : null,
    a.timesNo ?? (check ? check.applicant.loansBefore + 1 : null),
  );
  const written: Written = {
    form,
    deed,
    letter: about,
    guarantor: fundKindOf(a.guaranteeKind) === "company" ? deed.guaranteedBy : "fund",
    group: groupName(db, a.groupCode, a.appliedOn),
    approval: [a.approvedFen, a.approvalNumber, a.approvalUntilOn],
    agreedFen: agreed?.amountFen ?? a.approvedFen,
    mode: a.guaranteeMode,
    periodMonths: a.guaranteePeriodMonths,
    counter: counterWords(a.guaranteeKind, guarantors),
    decided: loanAsDecided(db, a),
    partners: partnersOfApplication(db, a.id).map((row) => [row.person.name, openIdNumber(row.person)]),
    own: null,
  };
  const add = (
    kind: PaperKind,
    paper: Pick<ReadyPaper, "printed" | "draw"> & Partial<ReadyPaper>,
    own: GuarantorOnPaper | null = null,
  ) =>
    holdsInApplication(kind, a.state) &&
    ready.push({ ...base, kind, says: saidBy(kind, { ...written, own }), ...paper });
  add("application", {
    printed: { ...form, applicant: { ...form.applicant, photo: null } },
    draw: (facts) =>
      drawApplication({ facts, data: form, kind: form.kind, copies: applicationCopies }, fonts),
  });
  add("authorisation", {
    amountFen: null,
    printed: authorisation({ ...deed, paperNumber: "" }),
    draw: (facts) => drawDeed(authorisation({ ...deed, paperNumber: facts.number }), facts, fonts),
  });
  add("pledge", {
    printed: pledge({ ...deed, paperNumber: "" }),
    draw: (facts) => drawDeed(pledge({ ...deed, paperNumber: facts.number }), facts, fonts),
  });
  const lacks = lacksOf(db, a, today);
  const missing = [...lacks.said, ...lacks.kinds.map((kind) => t(`paper.kind.${kind}`))];
  if (missing.length > 0 && toBeCompleted.includes(a.state)) {
    const until = bringUntil(db, a.appliedOn, today);
    add("missing", {
      once: false,
      printed: missing,
      draw: (facts) =>
        drawLetter(missingLetter({ ...about, missing, until, paperNumber: facts.number }), facts, fonts),
    });
  }
  const review = reviewOnPaper(db, found);
  if (review && !["draft", "submitted", "village-recommended", "supplementing"].includes(a.state))
    add("review", {
      amountFen: a.approvedFen ?? a.amountFen,
      printed: review,
      hands: { first: review.firstReviewer, second: review.secondReviewer, third: review.approver },
      draw: (facts) => drawReview({ facts, data: { ...review, number: facts.number } }, fonts),
    });
  const minutes = minutesOnPaper(db, found);
  if (minutes)
    add("minutes", {
      printed: minutes,
      draw: (facts) => drawMinutes({ facts, data: { ...minutes, number: facts.number } }, fonts),
    });
  if (a.state === "unqualified" || a.state === "guarantee-refused") {
    const reasons = refusalReasons(db, found);
    const byGuarantee = a.state === "guarantee-refused";
    add("refusal", {
      printed: [reasons, byGuarantee],
      draw: (facts) =>
        drawLetter(
          refusalLetter({ ...about, reasons, byGuarantee, office: "我局", paperNumber: facts.number }),
          facts,
          fonts,
        ),
    });
  }
  const approvedFen = a.approvedFen;
  const termMonths = a.termMonths;
  if (approvedFen !== null && a.approvedOn) {
    const data = {
      ...about,
      to: deed.guaranteedBy,
      business: a.businessName,
      group: written.group,
      approvedFen,
      termMonths,
      approvalNumber: a.approvalNumber,
      untilOn: a.approvalUntilOn,
    };
    add("recommendation", {
      amountFen: approvedFen,
      printed: data,
      draw: (facts) => drawLetter(recommendationLetter({ ...data, paperNumber: facts.number }), facts, fonts),
    });
  }
  for (const row of deedGivers(db, a)) {
    const guarantor = guarantorOnPaper(db, row);
    const joint = a.guaranteeMode === "joint";
    const periodMonths = a.guaranteePeriodMonths;
    const data = { ...deed, ...written.decided, guarantor, joint, periodMonths };
    const paper = {
      part: String(row.place),
      name: row.name,
      idNumber: guarantor.idNumber,
      amountFen: data.amountFen,
      printed: counterGuarantee({ ...data, paperNumber: "" }),
      draw: (facts: PaperFacts) =>
        drawDeed(counterGuarantee({ ...data, paperNumber: facts.number }), facts, fonts),
    };
    add("counter-guarantee", paper, guarantor);
  }
  const issuer = deed.guaranteedBy;
  if (agreed && approvedFen !== null && found.bank && issuer) {
    const data = {
      ...about,
      issuer,
      bank: found.bank.name,
      approvedFen: agreed.amountFen ?? approvedFen,
      termMonths,
      // Where nothing was agreed the law says which it is (民法典 686).
      mode: t(`guaranteeMode.${(a.guaranteeMode ?? "general") as "joint"}`),
      counter: written.counter,
      periodMonths: a.guaranteePeriodMonths,
    };
    add("guarantee", {
      amountFen: data.approvedFen,
      issuer,
      printed: data,
      draw: (facts) => drawLetter(guaranteeLetter({ ...data, paperNumber: facts.number }), facts, fonts),
    });
  }
  return ready;
}

const counterKinds: Readonly<Record<string, string>> = {
  mortgage: "抵押",
  pledge: "质押",
  waived: "免反担保",
};

/** What stands behind the guarantor itself: people by name, a thing, or nothing; the fund and the company are the guarantor. */
export function counterWords(
  kind: string | null,
  guarantors: readonly { kind: string; name: string }[],
): string {
  const named = (words: string, of: (kind: string) => boolean) => {
    const names = guarantors.filter((g) => of(g.kind)).map((g) => g.name);
    return names.length > 0 ? [`${words}：${names.join("、")}`] : [];
  };
  const stand = [...named("自然人保证", (k) => k === "person"), ...named("单位保证", (k) => k !== "person")];
  if (stand.length > 0) return stand.join("；");
  return (kind && counterKinds[kind]) || "未设";
}
