import type { Db } from "db/client.server";
import { person } from "db/schema";
import { inArray } from "drizzle-orm";
import { z } from "zod";
import { openIdNumber } from "~/areas/people/index.server";
import { rateWords } from "~/areas/policies";
import { type Actor, inScope, type SignedIn } from "~/platform/access/actor";
import { redeemTicketFor, sealTicket } from "~/platform/access/once-ticket.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { type Column, writeTable } from "~/platform/xlsx/write-table.server";
import { groupFor } from "../group-sight";
import { groupName } from "../money/loan-facts.server";
import type { NamedPosition } from "../money/positions.server";
import { loanListText } from "../text/lists";
import { moneyText } from "../text/money";
import { loansOfFilter } from "./loan-list.server";
import { loanRow, rowOfPosition } from "./loan-rows";
import type { LoanFilter } from "./loan-view";

/** What the form asked for: the query of the list, and why whole numbers, where they were asked for. */
const wish = z.object({ query: z.string(), full: z.boolean(), reason: z.string().nullable() });
export type LoanExportWish = z.infer<typeof wish>;
const purpose = "loans.export-ticket";

export const makeLoanTicket = (who: SignedIn, asked: LoanExportWish): string =>
  sealTicket(who, purpose, asked);
export const redeemLoanTicket = (who: SignedIn, text: string | null): LoanExportWish | null =>
  redeemTicketFor(who, purpose, wish, text);

function peopleOf(db: Db, ids: readonly number[]) {
  const found = new Map<number, { masked: string | null; sealed: Buffer | null; phone: string | null }>();
  for (let k = 0; k < ids.length; k += 500)
    for (const p of db
      .select({
        id: person.id,
        masked: person.idNumberMasked,
        sealed: person.idNumberSealed,
        phone: person.phone,
      })
      .from(person)
      .where(inArray(person.id, ids.slice(k, k + 500)))
      .all())
      found.set(p.id, p);
  return found;
}

/**
 * The loans of a filter as a spreadsheet. ID numbers and phones are text; whole numbers only where the actor may open
 * them, with the reason in the file and in the log.
 */
export async function exportLoans(
  db: Db,
  actor: Actor<"loan.export">,
  asked: { filter: LoanFilter; words: string; full?: { actor: Actor<"person.reveal">; reason: string } },
  language: Language,
  now = Date.now(),
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(loanListText, language);
  const m = translator(moneyText, language);
  const { full } = asked;
  const rows = loansOfFilter(db, actor.villages, asked.filter, todayOn(now));
  // In the log before a byte leaves.
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "loan.exported",
      subject: { kind: "list", id: "granted-loans", label: t("granted.title") },
      reason: full?.reason,
      after: {
        filter: asked.words,
        rows: rows.length,
        idNumber: full ? "full-numbers" : "masked-numbers",
      },
    }),
  );
  const people = peopleOf(db, [...new Set(rows.map((p) => p.loan.personId))]);
  const idNumber = (p: NamedPosition): string | null => {
    const found = people.get(p.loan.personId);
    if (!found) return null;
    return full && inScope(full.actor.villages, p.loan.villageId)
      ? openIdNumber({ idNumberSealed: found.sealed })
      : found.masked;
  };
  const text = (
    heading: string,
    value: (p: NamedPosition) => string | null,
    width = 14,
  ): Column<NamedPosition> => ({
    heading,
    kind: "text",
    width,
    value,
  });
  const money = (heading: string, fen: (p: NamedPosition) => number): Column<NamedPosition> => ({
    heading: `${heading} (${t("yuan")})`,
    kind: "number",
    width: 15,
    value: (p) => fen(p) / 100,
  });
  const day = (heading: string, on: (p: NamedPosition) => string): Column<NamedPosition> => ({
    heading,
    kind: "day",
    width: 12,
    value: on,
  });
  const bytes = await writeTable<NamedPosition>({
    sheetName: t("granted.title"),
    notes: [
      `${t("granted.title")}, ${t("granted.count", { count: rows.length })}`,
      asked.words,
      full ? t("exportPage.full", { reason: full.reason }) : t("exportPage.masked"),
      t("exportPage.by", { name: actor.name, at: instantText(now, language) }),
    ],
    rows,
    columns: [
      text(t("col.borrower"), (p) => personName(p.name, language)),
      text(t("exportPage.idNumber"), idNumber, 21),
      text(t("col.phone"), (p) => people.get(p.loan.personId)?.phone ?? null),
      text(t("col.village"), (p) => placeLabel({ name: p.village, townName: p.townName }, language), 20),
      text(t("exportPage.kind"), (p) => t(`kind.${p.loan.kind as "person"}`), 10),
      text(
        t("exportPage.group"),
        ({ loan: l }) =>
          groupFor(
            actor,
            { group: l.groupCode, villageId: l.villageId },
            groupName(db, l.groupCode, l.disbursedOn, language),
          ),
        18,
      ),
      text(t("col.bank"), (p) => (language === "zh" ? p.bank : p.bankEn), 18),
      text(t("col.note"), (p) => p.loan.noteNumber, 16),
      text(t("exportPage.contract"), (p) => p.loan.contractNumber, 16),
      day(t("col.disbursed"), (p) => p.loan.disbursedOn),
      day(t("col.matures"), (p) => p.endsOn),
      text(t("exportPage.rate"), (p) => rateWords(p.loan.ratePpm), 9),
      money(t("col.principal"), (p) => p.loan.principalFen),
      money(t("col.balance"), (p) => p.loan.balanceFen),
      money(t("col.overdue"), (p) => p.overdueFen),
      { heading: t("col.days"), kind: "number", width: 8, value: (p) => p.daysLate },
      text(t("col.state"), (p) => loanRow(rowOfPosition(p), m, language, todayOn(now)).state.word, 10),
      text(t("col.officer"), (p) => personName(p.officer, language), 10),
    ],
  });
  return { bytes, name: `${t("granted.title")} ${todayOn(now)}.xlsx` };
}
