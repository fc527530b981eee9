import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication } from "db/schema";
import { and, asc, eq, ne, notInArray } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import { isPaidOff } from "../money/loan-standing";
import { applicationText } from "../text/application";
import { applicationNumber } from "./application-name";
import type { Application } from "./application-queries.server";

const cameToNothing = ["draft", "unqualified", "guarantee-refused", "withdrawn", "lapsed"];

/** Applications under way and loans not paid back of other borrowers, for a business of the same credit code. */
export function sameBusiness(db: Reader, a: Pick<Application, "id" | "personId" | "creditCode">) {
  if (!a.creditCode) return [];
  return db
    .select({
      id: loanApplication.id,
      year: loanApplication.year,
      number: loanApplication.number,
      villageId: loanApplication.villageId,
      loanId: grantedLoan.id,
      loanState: grantedLoan.state,
    })
    .from(loanApplication)
    .leftJoin(
      grantedLoan,
      and(eq(grantedLoan.applicationId, loanApplication.id), ne(grantedLoan.state, "undone")),
    )
    .where(
      and(
        eq(loanApplication.creditCode, a.creditCode),
        ne(loanApplication.id, a.id),
        // The borrower's own loan before is another rule's.
        ne(loanApplication.personId, a.personId),
        notInArray(loanApplication.state, cameToNothing),
      ),
    )
    .orderBy(asc(loanApplication.id))
    .all()
    .filter((r) => r.loanState === null || !(isPaidOff(r.loanState) || r.loanState === "written-off"));
}

/** How many of them there are, as the rule reads it. */
export function sameBusinessCount(db: Reader, a: Parameters<typeof sameBusiness>[1]) {
  const found = sameBusiness(db, a);
  const loans = found.filter((r) => r.loanId !== null).length;
  return { applications: found.length - loans, loans };
}

/** The same in words, with the way there for whoever sees its village; of others no more than that there is one. */
export function sameBusinessLinks(
  db: Reader,
  viewer: { villages: VillageScope },
  a: Parameters<typeof sameBusiness>[1],
  language: Language,
): { label: string; to: string | null }[] {
  const t = translator(applicationText, language);
  return sameBusiness(db, a).map((r) =>
    inScope(viewer.villages, r.villageId)
      ? {
          label: applicationNumber(r),
          to: r.loanId === null ? `/loans/applications/${r.id}` : `/loans/${r.loanId}`,
        }
      : { label: t("form.sameCodeElsewhere"), to: null },
  );
}
