import type { Reader } from "db/client.server";
import { donation, donationLine, equipmentHolder } from "db/schema";
import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { donationInScope, type Looker } from "./donation-queries.server";
import { type DonationFilter, type DonationSort, statesOfStage } from "./donation-view";

/** A term is looked for in title, donor, use, approval number and the names of things; JZ-2026-003 is a number. */
function matchesTerm(term: string): SQL | undefined {
  const number = term.match(/^JZ[-\s]?(\d{4})[-\s]?(\d{1,3})$/i);
  if (number) return and(eq(donation.year, Number(number[1])), eq(donation.number, Number(number[2])));
  const part = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
  const has = (column: SQL) => sql`${column} like ${part} escape '\\'`;
  return or(
    has(sql`${donation.title}`),
    has(sql`${donation.donorName}`),
    has(sql`${donation.usedFor}`),
    has(sql`coalesce(${donation.approvalNumber}, '')`),
    sql`exists (select 1 from ${donationLine} where ${donationLine.donationId} = ${donation.id} and ${has(sql`${donationLine.name}`)})`,
  );
}

function conditions(db: Reader, who: Looker, f: DonationFilter): SQL | undefined {
  return and(
    donationInScope(db, who),
    f.stage ? inArray(donation.state, [...statesOfStage[f.stage]]) : undefined,
    f.state ? eq(donation.state, f.state) : undefined,
    f.road ? eq(donation.road, f.road) : undefined,
    f.villageId
      ? sql`exists (select 1 from ${donationLine} join ${equipmentHolder} on ${equipmentHolder.id} = ${donationLine.holderId} where ${donationLine.donationId} = ${donation.id} and ${equipmentHolder.villageId} = ${f.villageId})`
      : undefined,
    f.year ? eq(donation.year, f.year) : undefined,
    f.term ? matchesTerm(f.term) : undefined,
  );
}

// Names are spelt with their table: a select from one table writes its columns without it.
/** The day that a batch bears in lists: once received, the one on which its last thing came, not the planned one. */
const shownOn = sql<Day>`case when donation.state = 'received' then coalesce((select max(i.received_on) from equipment_item i join donation_line l on l.id = i.line_id where l.donation_id = donation.id), donation.handover_on) else donation.handover_on end`;

const columns = {
  donation,
  on: shownOn,
  pieces: sql<number>`(select coalesce(sum(l.quantity), 0) from donation_line l where l.donation_id = donation.id)`,
  fen: sql<number>`(select coalesce(sum(l.quantity * l.unit_fen), 0) from donation_line l where l.donation_id = donation.id)`,
  papers: sql<number>`(select count(*) from handover h where h.donation_id = donation.id and h.kind = 'handover')`,
  accepted: sql<number>`(select count(*) from handover h where h.donation_id = donation.id and h.kind = 'handover' and h.state = 'accepted')`,
};

const listed = (db: Reader) => db.select(columns).from(donation);
export type ListedDonation = Awaited<ReturnType<typeof listed>>[number];

const orders: Record<DonationSort, RowOrder<ListedDonation>> = {
  on: { by: shownOn, down: false, of: (r) => r.on },
  "-on": { by: shownOn, down: true, of: (r) => r.on },
  title: { by: sql`${donation.title}`, down: false, of: (r) => r.donation.title },
  "-title": { by: sql`${donation.title}`, down: true, of: (r) => r.donation.title },
};

/** One page of batches, by keyset in both directions. */
export function listDonations(
  db: Reader,
  who: Looker,
  filter: DonationFilter,
  sort: DonationSort,
  cursor: Cursor | null,
  size: number,
): KeysetPage<ListedDonation> {
  return readKeysetPage(orders[sort], { id: donation.id, idOf: (r) => r.donation.id }, cursor, size, (edge) =>
    listed(db)
      .where(and(conditions(db, who, filter), edge.where))
      .orderBy(...edge.orderBy)
      .limit(edge.limit)
      .all(),
  );
}

export const countDonations = (db: Reader, who: Looker, filter: DonationFilter): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(donation)
    .where(conditions(db, who, filter))
    .get()?.n ?? 0;

export const yearsOfDonations = (db: Reader, who: Looker): number[] =>
  db
    .selectDistinct({ year: donation.year })
    .from(donation)
    .where(donationInScope(db, who))
    .orderBy(desc(donation.year))
    .all()
    .map((r) => r.year);

/** All batches of a filter, newest first: for the search. */
export const allDonations = (
  db: Reader,
  who: Looker,
  filter: DonationFilter,
  limit: number,
): ListedDonation[] =>
  listed(db)
    .where(conditions(db, who, filter))
    .orderBy(desc(shownOn), desc(donation.id))
    .limit(limit)
    .all();
