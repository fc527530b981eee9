import type { Reader } from "db/client.server";
import {
  grantedLoan,
  loanApplication,
  loanDocument,
  loanGuarantor,
  loanJob,
  loanStateChange,
  person,
} from "db/schema";
import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { heldSection } from "~/areas/people";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { applicationNumber } from "../application/application-name";
import type { Application } from "../application/application-queries.server";
import { linesOf } from "../application/guarantor-record.server";
import { openLoanAccount } from "../application/sealed-parts.server";
import type { ApplicationState } from "../application-state";
import { applicationText } from "../text/application";
import { loanCopyText } from "../text/copy";

export type Part = "borrower" | "partner" | "guarantor";
export interface PartIn {
  application: Application;
  part: Part;
}

/** What the copy of a person says of applications: each they have a part in, the papers and course of their own. */
export function heldApplications(db: Reader, personId: number, parts: readonly PartIn[], language: Language) {
  const own = parts.filter((p) => p.part === "borrower").map((p) => p.application);
  return [
    ...applications(db, parts, language),
    ...course(db, own, language),
    ...documents(db, own, language),
    ...guarantees(db, personId, language),
  ];
}

function applications(db: Reader, parts: readonly PartIn[], language: Language) {
  const t = translator(applicationText, language);
  return heldSection(
    "loans",
    t("held.title"),
    [
      t("col.number"),
      t("held.part"),
      t("held.applied"),
      t("held.amount"),
      t("held.state"),
      t("held.business"),
      t("held.contact"),
      t("held.spouse"),
      t("held.jobs"),
    ],
    parts.map(({ application: a, part }) => [
      applicationNumber(a),
      t(`held.parts.${part}`),
      a.appliedOn,
      a.amountFen === null ? null : yuanText(a.amountFen, language),
      t(`state.${a.state as ApplicationState}`),
      ...(part === "borrower"
        ? [
            [a.businessName, a.creditCode, a.businessAddress].filter(Boolean).join(" "),
            [a.phone, a.homeAddress, a.emergencyName, a.emergencyPhone, openLoanAccount(a.accountSealed)]
              .filter(Boolean)
              .join(" "),
            // Somebody else's number is told as far as it takes to know whom it names.
            [a.spouseName, a.spouseIdTail && `****${a.spouseIdTail}`].filter(Boolean).join(" "),
            db
              .select()
              .from(loanJob)
              .where(eq(loanJob.applicationId, a.id))
              .all()
              .map((j) => j.name)
              .join(" "),
          ]
        : [null, null, null, null]),
    ]),
  );
}

function course(db: Reader, own: readonly Application[], language: Language) {
  const t = translator(applicationText, language);
  const c = translator(loanCopyText, language);
  return heldSection(
    "loan-course",
    c("course"),
    [c("number"), c("on"), c("to"), c("remark")],
    own.flatMap((a) =>
      db
        .select()
        .from(loanStateChange)
        .where(eq(loanStateChange.applicationId, a.id))
        .orderBy(asc(loanStateChange.id))
        .all()
        .map((s) => [applicationNumber(a), s.on, t(`state.${s.toState as ApplicationState}`), s.reason]),
    ),
  );
}

function documents(db: Reader, own: readonly Application[], language: Language) {
  const t = translator(applicationText, language);
  const c = translator(loanCopyText, language);
  return heldSection(
    "loan-documents",
    c("documents"),
    [c("number"), c("document"), c("expires"), c("added"), c("remark")],
    own.flatMap((a) =>
      db
        .select({
          kind: loanDocument.kind,
          expiresOn: loanDocument.expiresOn,
          note: loanDocument.note,
          addedByName: loanDocument.addedByName,
          createdAt: loanDocument.createdAt,
        })
        .from(loanDocument)
        .where(and(eq(loanDocument.applicationId, a.id), isNull(loanDocument.removedAt)))
        .orderBy(asc(loanDocument.id))
        .all()
        .map((d) => [
          applicationNumber(a),
          t(`paper.kind.${d.kind as "other"}`),
          d.expiresOn,
          `${todayOn(d.createdAt)} ${d.addedByName}`,
          d.note,
        ]),
    ),
  );
}

/** For whom somebody stands, for how much, what is still owed there, and what is on record of them for it. */
function guarantees(db: Reader, personId: number, language: Language) {
  const t = translator(applicationText, language);
  const c = translator(loanCopyText, language);
  const yuan = (fen: number | null) => (fen === null ? null : yuanText(fen, language));
  const rows = db
    .select({
      guarantor: loanGuarantor,
      application: loanApplication,
      borrower: person.name,
      balanceFen: grantedLoan.balanceFen,
    })
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .leftJoin(
      grantedLoan,
      and(eq(grantedLoan.applicationId, loanApplication.id), ne(grantedLoan.state, "undone")),
    )
    .where(linesOf(db, personId))
    .orderBy(asc(loanGuarantor.id))
    .all();
  return heldSection(
    "guarantees",
    c("guarantees"),
    [
      c("number"),
      c("borrower"),
      c("mode"),
      c("stands"),
      c("signed"),
      c("released"),
      c("state"),
      c("balance"),
      c("own"),
    ],
    rows.map(({ guarantor: g, application: a, borrower, balanceFen }) => [
      applicationNumber(a),
      borrower,
      a.guaranteeMode && t(`guaranteeMode.${a.guaranteeMode as "joint"}`),
      yuan(g.guaranteedFen),
      g.signedOn,
      g.releasedOn,
      t(`state.${a.state as ApplicationState}`),
      yuan(balanceFen),
      [
        g.employer,
        g.post,
        g.monthlyIncomeFen === null ? null : c("months", { amount: yuanText(g.monthlyIncomeFen, language) }),
        g.relation,
        g.phone,
        g.spouseName,
      ]
        .filter(Boolean)
        .join(c("comma")),
    ]),
  );
}
