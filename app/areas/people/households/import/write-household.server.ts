import { connectionOf, type Db, type Tx } from "db/client.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { RowProblem } from "~/platform/imports/said";
import { unsealText } from "~/platform/sealed.server";
import { createPersonIn } from "../../create-person.server";
import type { FileDetails } from "../../file-details";
import { closedSince } from "../../import/closed-since.server";
import type { FileBatch } from "../../import/people-batch.server";
import { detailsFrom } from "../../import/people-difference";
import { packUndo, unpackUndo } from "../../import/undo-data.server";
import { findPerson } from "../../people-queries.server";
import { idPurpose, type Person } from "../../person-record.server";
import { updateDetailsIn } from "../../update-from-file.server";
import { createHouseholdIn } from "../create-household.server";
import { findHousehold, type Household } from "../household-queries.server";
import { changedHousehold, labelOf, noDetails, updateHousehold } from "../household-record.server";
import { joinIn } from "../join-household.server";
import { head } from "../relation";
import { factsFrom } from "./household-difference";
import type { HouseholdActors } from "./planned-row.server";
import type { StagedDetails } from "./stage-households.server";
import { type SocialUndo, writeBenefits, writeCheck } from "./write-social.server";
import { type IncomeBefore, writeIncome, writeSituation } from "./write-told.server";
import { writeWishes } from "./write-wishes.server";

interface StagedRow {
  id: number;
  outcome: "new" | "known";
  name: string;
  sealed: Buffer | null;
  phone: string | null;
  villageId: number;
  villageGroup: string | null;
  address: string | null;
  ethnicity: string | null;
  education: string | null;
  category: string | null;
  personId: number | null;
  details: string;
}

/** Something is no longer as the dry run showed it: the household stays out as a whole. */
class NoLonger extends Error {
  /** @param why what is told instead of that something has changed */
  constructor(readonly why?: RowProblem<"village">) {
    super();
  }
}

/** How an import is undone at one row: the membership it added, or what it changed of the household. */
export interface HouseholdUndo extends SocialUndo {
  memberId?: number;
  householdId: number;
  revision?: number;
  before?: Record<string, unknown>;
  /** What it told of somebody's health and work. */
  situationId?: number;
  income?: IncomeBefore;
  /** Wishes it entered. */
  needIds?: number[];
  /** What it changed of the person. */
  person?: { personId: number; revision: number; before: FileDetails };
}

/** Writes households of a file one after another inside one transaction, each all or nothing. */
export class HouseholdWriter {
  /** Ids of the people registered so far. */
  readonly people: number[] = [];
  /** Why nothing more is written in a village, as far as it was asked. */
  private readonly villages = new Map<number, RowProblem<"village"> | null>();

  constructor(
    readonly db: Db,
    readonly tx: Tx,
    readonly actors: HouseholdActors,
    readonly batch: Pick<FileBatch, "id" | "replaces">,
  ) {}

  /** @param headRow id of the staged row of the head */
  write(headRow: number): void {
    const client = connectionOf(this.tx);
    const rows = client
      .prepare(
        `SELECT id, outcome, name, id_number_sealed AS sealed, phone, village_id AS villageId, village_group AS villageGroup,
           address, ethnicity, education, category, person_id AS personId, details
         FROM import_row WHERE head_row = ? AND outcome IN ('new', 'known') AND undo IS NULL ORDER BY id = head_row DESC, id`,
      )
      .all(headRow) as StagedRow[];
    const before = this.people.length;
    client.exec("SAVEPOINT household");
    try {
      this.writeRows(headRow, rows);
    } catch (error) {
      if (!(error instanceof NoLonger)) throw error;
      client.exec("ROLLBACK TO household");
      this.people.length = before;
      client
        .prepare(
          `UPDATE import_row SET outcome = 'late', problems = ? WHERE head_row = ? AND outcome IN ('new', 'known')`,
        )
        .run(error.why ? JSON.stringify([error.why]) : null, headRow);
    } finally {
      client.exec("RELEASE household");
    }
  }

  private writeRows(headRow: number, rows: readonly StagedRow[]): void {
    const [first] = rows;
    if (!first) return;
    const details = (row: StagedRow) => JSON.parse(row.details) as StagedDetails;
    const told = details(first);
    for (const id of new Set(rows.map((r) => r.villageId))) {
      const closed = this.closed(id);
      if (closed) throw new NoLonger(closed);
    }
    for (const row of rows) this.amend(row, details(row));
    let house: Household;
    let members = rows;
    if (first.id === headRow && told.householdId === null) {
      house = this.create(first, told);
      members = rows.slice(1);
    } else {
      const found = findHousehold(this.tx, this.actors.edit.villages, told.householdId ?? 0);
      if (!found || found.revision !== told.revision) throw new NoLonger();
      house = first.id === headRow && first.outcome === "known" ? this.update(first, told, found) : found;
      members = first.id === headRow && first.outcome === "known" ? rows.slice(1) : rows;
    }
    for (const row of members)
      if (row.outcome === "known") this.tell(house, row, details(row), this.onRecord(row), true);
      else this.join(house, row, details(row), told.householdId !== null);
  }

  private closed(villageId: number): RowProblem<"village"> | null {
    const known = this.villages.get(villageId);
    if (known !== undefined) return known;
    const closed = closedSince(this.tx, villageId);
    this.villages.set(villageId, closed);
    return closed;
  }

  private create(row: StagedRow, told: StagedDetails): Household {
    const who = this.personOf(row);
    const made = createHouseholdIn(
      this.tx,
      this.actors.edit,
      null,
      {
        ...noDetails,
        ...told.facts,
        villageId: row.villageId,
        head: { personId: who.id },
        fromOn: told.fromOn ?? todayOn(),
      },
      this.batch.id,
    );
    if (!made.ok) throw new NoLonger();
    if (told.income) writeIncome(this.tx, made.household.id, told.income, this.how(true));
    this.tell(made.household, row, told, who, false);
    return made.household;
  }

  /** What the file knows of somebody on record; a record that was edited since the dry run is left alone. */
  private amend(row: StagedRow, told: StagedDetails): void {
    const by = this.actors.editPerson;
    if (!by || row.personId === null || !told.personDifferences?.length) return;
    const details = detailsFrom(told.personDifferences, this.batch.replaces);
    const fields = Object.keys(details) as (keyof FileDetails)[];
    const before = fields.length > 0 ? findPerson(this.tx, by.villages, row.personId) : undefined;
    if (!before || before.revision !== told.personRevision) return;
    const after = updateDetailsIn(this.tx, by, before, details);
    this.keep(row, {
      householdId: told.householdId ?? 0,
      person: {
        personId: before.id,
        revision: after.revision,
        before: Object.fromEntries(fields.map((field) => [field, before[field]])),
      },
    });
  }

  private how(replace: boolean): { replace: boolean; by: string } {
    return { replace, by: this.actors.edit.name };
  }

  /**
   * Health and work of a member as the file tells them.
   * @param noted whether it is an event of its own: of a member who came with the file, the joining tells it
   */
  private tell(house: Household, row: StagedRow, told: StagedDetails, who: Person, noted: boolean): void {
    const personId = who.id;
    this.ask(house, row, told, personId, noted);
    this.entitle(house, row, told, who);
    if (!told.situation) return;
    const situationId = writeSituation(this.tx, personId, told.situation, this.how(this.batch.replaces));
    if (situationId === null) return;
    this.keep(row, { householdId: house.id, situationId });
    if (noted)
      recordEvent(this.tx, this.actors.edit, {
        event: "household.member-changed",
        subject: { kind: "household", id: house.id, label: labelOf(this.tx, house) },
        villageId: house.villageId,
        after: { member: who.name, hidden: ["health", "work"] },
      });
  }

  /** What somebody wishes, as the file tells it. */
  private ask(house: Household, row: StagedRow, told: StagedDetails, personId: number, noted: boolean): void {
    if (!told.wishes?.length) return;
    const needIds = writeWishes(this.tx, personId, told.wishes, this.actors.edit.name);
    if (needIds.length === 0) return;
    this.keep(row, { householdId: house.id, needIds });
    if (noted)
      recordEvent(this.tx, this.actors.edit, {
        event: "household.need-added",
        subject: { kind: "household", id: house.id, label: labelOf(this.tx, house) },
        villageId: house.villageId,
        after: { toldOn: todayOn(), hidden: ["need"] },
      });
  }

  /** Policies and the pension, as the file tells them; only for who may know and write them. */
  private entitle(house: Household, row: StagedRow, told: StagedDetails, who: Person): void {
    const { sensitive, check } = this.actors;
    // Of who came with the file the joining tells health and wishes, but who enjoys what is told by itself.
    const how = { replace: this.batch.replaces, by: this.actors.edit };
    if (told.benefits?.length && sensitive) {
      const done = writeBenefits(this.tx, house, who.id, told.benefits, how);
      if (!done) throw new NoLonger();
      if (Object.keys(done).length > 0) this.keep(row, { householdId: house.id, ...done });
    }
    const checkId = told.check && check ? writeCheck(this.tx, house, who, told.check, how) : null;
    if (checkId !== null) this.keep(row, { householdId: house.id, checkIds: [checkId] });
  }

  private update(row: StagedRow, told: StagedDetails, before: Household): Household {
    const facts = factsFrom(told.differences, this.batch.replaces);
    const income = told.income
      ? writeIncome(this.tx, before.id, told.income, this.how(this.batch.replaces))
      : null;
    const written = Object.keys(facts);
    const after = written.length > 0 || income ? updateHousehold(this.tx, before, facts) : before;
    if (!after) throw new NoLonger();
    const subject = { kind: "household", id: after.id, label: labelOf(this.tx, after) };
    const { villageId } = after;
    if (written.length > 0) {
      recordEvent(this.tx, this.actors.edit, {
        event: "household.changed",
        subject,
        villageId,
        ...pick(changedHousehold(before, after)),
      });
      const was = Object.fromEntries(written.map((f) => [f, before[f as keyof Household]]));
      this.keep(row, { householdId: after.id, revision: after.revision, before: was });
    }
    if (income) {
      recordEvent(this.tx, this.actors.edit, {
        event: "household.income-set",
        subject,
        villageId,
        after: { year: income.year, hidden: ["income"] },
      });
      this.keep(row, { householdId: after.id, revision: after.revision, income });
    }
    this.tell(after, row, told, this.onRecord(row), true);
    return after;
  }

  private join(house: Household, row: StagedRow, told: StagedDetails, wasThere: boolean): void {
    const who = this.personOf(row);
    const fromOn = told.fromOn ?? todayOn();
    const joined = joinIn(this.tx, house, who, { relation: told.relation ?? head, fromOn });
    if (!joined.ok) throw new NoLonger();
    recordEvent(this.tx, this.actors.edit, {
      event: "household.joined",
      subject: { kind: "household", id: house.id, label: labelOf(this.tx, house) },
      villageId: house.villageId,
      after: { member: who.name, relation: told.relation, fromOn },
    });
    if (wasThere) this.keep(row, { householdId: house.id, memberId: joined.memberId });
    this.tell(house, row, told, who, false);
  }

  private onRecord(row: StagedRow): Person {
    const found = findPerson(this.tx, this.actors.edit.villages, row.personId ?? 0);
    if (!found) throw new NoLonger();
    return found;
  }

  private personOf(row: StagedRow): Person {
    const { create } = this.actors;
    if (row.personId !== null) return this.onRecord(row);
    if (!create || !row.sealed) throw new NoLonger();
    const made = createPersonIn(
      this.tx,
      create,
      {
        name: row.name,
        idNumber: unsealText(row.sealed, idPurpose),
        phone: row.phone,
        villageId: row.villageId,
        villageGroup: row.villageGroup,
        address: row.address,
        ethnicity: row.ethnicity,
        education: row.education as never,
        category: row.category as never,
      },
      this.batch.id,
    );
    if (!made.ok) throw new NoLonger();
    this.people.push(made.person.id);
    return made.person;
  }

  private keep(row: StagedRow, undo: HouseholdUndo): void {
    const client = connectionOf(this.tx);
    const kept = client.prepare("SELECT undo FROM import_row WHERE id = ?").pluck().get(row.id) as
      | string
      | null;
    const all = { ...(kept && unpackUndo<HouseholdUndo>(kept)), ...undo };
    client.prepare("UPDATE import_row SET undo = ? WHERE id = ?").run(packUndo(all), row.id);
  }
}

const pick = ({ before, after }: ReturnType<typeof changedHousehold>) => ({ before, after });
