import type { Reader, Tx } from "db/client.server";
import {
  duplicatePair,
  person,
  personFormerNumber,
  personRelation,
  personRelationEnd,
  personResidence,
  recordMerge,
} from "db/schema";
import { and, eq, inArray, or } from "drizzle-orm";
import { clockOf, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { seal, unsealText } from "~/platform/sealed.server";
import { erasedName, placeLabel } from "~/platform/search/place-name";
import { ethnicGroupName } from "./ethnic-groups";
import { eventWords, reasonWords } from "./log-words";
import { mergePurpose } from "./merge/merges.server";
import { residencesOf } from "./people-queries.server";
import type { Category, Education } from "./person";
import { heldSection, type PersonHoldings } from "./person-holdings";
import { personLog } from "./person-log.server";
import { indexNames, openBankAccount, openIdNumber } from "./person-record.server";
import type { Part } from "./relations/relation";
import { relationsOf } from "./relations/relations.server";
import { relationDates } from "./relations/relations-aside.server";
import { peopleText } from "./text";
import { copyText } from "./text/copy";
import { personLogText } from "./text/log";
import { relationsText } from "./text/relations";

/** The record itself, where the person lived, who they are to whom, earlier numbers, and who looked at it. */
export const personHoldings: PersonHoldings = {
  key: "person",
  tables: [
    "person",
    "person_residence",
    "person_former_number",
    "person_relation",
    "person_relation_end",
    "duplicate_pair",
  ],
  held: (db, personId, language) => [
    ...basics(db, personId, language),
    ...residences(db, personId, language),
    ...relations(db, personId, language),
    ...looks(db, personId, language),
  ],
  erase: erasePerson,
};

function basics(db: Reader, personId: number, language: Language) {
  const row = db.select().from(person).where(eq(person.id, personId)).get();
  if (!row) return [];
  const t = translator(peopleText, language);
  const c = translator(copyText, language);
  const former = db
    .select()
    .from(personFormerNumber)
    .where(eq(personFormerNumber.personId, personId))
    .all()
    .map((f) => openIdNumber({ idNumberSealed: f.idNumberSealed }));
  const facts: [string, string | null][] = [
    [t("field.name"), row.name],
    [c("formerNames"), row.formerNames?.replaceAll("\n", c("comma")) ?? null],
    [t("field.sex"), t(`sex.${row.sex as "male"}`)],
    [t("field.birth"), longDay(row.birthOn, language)],
    [c("diedOn"), row.diedOn && longDay(row.diedOn, language)],
    [t("field.idNumber"), openIdNumber(row)],
    [c("formerNumbers"), former.join(c("comma")) || null],
    [t("field.phone"), row.phone],
    [t("field.group"), row.villageGroup],
    [t("field.address"), row.address],
    [t("field.ethnicity"), row.ethnicity && ethnicGroupName(row.ethnicity, language)],
    [t("field.education"), row.education && t(`education.${row.education as Education}`)],
    [t("field.category"), row.category && t(`category.${row.category as Category}`)],
    [t("field.bankName"), row.bankName],
    [t("field.bankAccount"), openBankAccount(row)],
    [t("field.note"), row.note],
    [c("photo"), row.photo ? c("yes") : c("no")],
    [t("field.added"), longDay(todayOn(row.createdAt), language)],
  ];
  return heldSection("basics", c("basics"), [c("item"), c("content")], facts);
}

function residences(db: Reader, personId: number, language: Language) {
  const c = translator(copyText, language);
  return heldSection(
    "residence",
    c("residence"),
    [c("village"), c("from"), c("to"), c("reason")],
    residencesOf(db, personId).map((r) => [placeLabel(r, language), r.fromOn, r.toOn, r.reason]),
  );
}

function relations(db: Reader, personId: number, language: Language) {
  const c = translator(copyText, language);
  const t = translator(relationsText, language);
  return heldSection(
    "relations",
    t("relation.title"),
    [c("relation"), c("name"), c("when"), c("note")],
    relationsOf(db, personId).map((r) => [
      t(`part.${r.part as Part}`),
      r.otherName,
      relationDates(r.relation, language),
      [r.relation.note, r.relation.endedReason].filter(Boolean).join(c("comma")),
    ]),
  );
}

/** Who changed the record and who opened its numbers, the newest five hundred. */
function looks(db: Reader, personId: number, language: Language) {
  const c = translator(copyText, language);
  const t = translator(personLogText, language);
  return heldSection(
    "log",
    c("log"),
    [c("when"), c("who"), c("what"), c("reason")],
    personLog(db, personId, 500).map((r) => [
      `${longDay(todayOn(r.at), language)} ${clockOf(r.at)}`,
      r.userName ?? t("log.system"),
      eventWords(r, language),
      r.reason && reasonWords(r.reason, language),
    ]),
  );
}

/** What the record says besides who it is; the row itself stays, for what points to it. */
function erasePerson(tx: Tx, personId: number): void {
  tx.delete(duplicatePair)
    .where(or(eq(duplicatePair.personAId, personId), eq(duplicatePair.personBId, personId)))
    .run();
  const ends = tx
    .select({ relationId: personRelationEnd.relationId })
    .from(personRelationEnd)
    .where(eq(personRelationEnd.personId, personId))
    .all()
    .map((e) => e.relationId);
  tx.delete(personRelationEnd).where(inArray(personRelationEnd.relationId, ends)).run();
  tx.delete(personRelation).where(inArray(personRelation.id, ends)).run();
  forgetMerges(tx, personId);
  tx.update(person)
    .set({
      phone: null,
      phoneTail: null,
      villageGroup: null,
      address: null,
      ethnicity: null,
      education: null,
      category: null,
      bankName: null,
      bankAccountSealed: null,
      bankAccountIndex: null,
      bankAccountTail: null,
      note: null,
      photo: null,
      deletedAt: Date.now(),
    })
    .where(eq(person.id, personId))
    .run();
  const row = tx.select().from(person).where(eq(person.id, personId)).get();
  if (row) indexNames(tx, row);
}

/** Merges hold whole records to be taken back: those of this person are emptied and stand for good. */
function forgetMerges(tx: Tx, personId: number): void {
  const merges = tx
    .select()
    .from(recordMerge)
    .where(
      and(
        eq(recordMerge.kind, "person"),
        or(eq(recordMerge.survivorId, personId), eq(recordMerge.mergedId, personId)),
      ),
    )
    .all();
  for (const m of merges) {
    if (unsealText(m.changesSealed, mergePurpose) === "[]") continue;
    tx.update(recordMerge)
      .set({ changesSealed: seal("[]", mergePurpose) })
      .where(eq(recordMerge.id, m.id))
      .run();
    if (m.mergedId !== personId) makeNamelessIn(tx, m.mergedId);
  }
}

/** Takes away who somebody was: when no rule keeps a record that names them any more. Sex, year of birth and village stay for the figures. */
export function makeNamelessIn(tx: Tx, personId: number): void {
  const row = tx.select().from(person).where(eq(person.id, personId)).get();
  if (!row) return;
  tx.delete(personFormerNumber).where(eq(personFormerNumber.personId, personId)).run();
  tx.update(personResidence).set({ reason: null }).where(eq(personResidence.personId, personId)).run();
  tx.update(person)
    .set({
      name: erasedName,
      formerNames: null,
      pinyin: "",
      initials: "",
      rosterKey: "-",
      idType: "none",
      idNumberSealed: null,
      idNumberIndex: null,
      idTailIndex: null,
      idNumberMasked: null,
      birthOn: `${row.birthOn.slice(0, 4)}-01-01`,
      createdBy: null,
      deletedAt: row.deletedAt ?? Date.now(),
    })
    .where(eq(person.id, personId))
    .run();
  indexNames(tx, { id: personId, name: "", formerNames: null, deletedAt: row.deletedAt ?? Date.now() });
}
