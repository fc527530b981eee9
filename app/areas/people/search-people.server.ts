import type { Reader } from "db/client.server";
import { person, village } from "db/schema";
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { ageOn, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { markName, markTail, unmarked } from "~/platform/search/marked";
import { personName, placeLabel } from "~/platform/search/place-name";
import { startsWith } from "~/platform/search/prefix-range.server";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import { isLongNumber, nameAndNumber, readTerm, type Term } from "~/platform/search/search-term";
import { parseIdNumber } from "./id-number";
import { asksByNumber } from "./note-number-search.server";
import { nameTokens, normaliseName } from "./person-name";
import { accountIndex, idIndex, idTailIndex } from "./person-record.server";
import { peopleText } from "./text";

/** Condition for people whom a term means: hanzi anywhere in the name, pinyin or initials from the start, tails, whole numbers. */
export function matchesTerm(term: Term): SQL {
  switch (term.kind) {
    case "name": {
      const tokens = nameTokens(normaliseName(term.text));
      // The index knows no dots: a dot alone means everybody whose name has one.
      if (!tokens) return /[·•・‧]/.test(term.text) ? sql`instr(${person.name}, '·') > 0` : sql`0`;
      return or(
        inArray(person.id, sql`(SELECT rowid FROM person_name_search WHERE tokens MATCH ${`"${tokens}"`})`),
        ...villageAndName(term.text),
        besideNumber(term.text),
      )!;
    }
    case "pinyin":
      return or(
        startsWith(person.pinyin, term.letters),
        startsWith(person.initials, term.letters),
        secondReading(term.letters),
        latinName(term.text),
      )!;
    case "tail":
      return or(
        eq(person.idTailIndex, idTailIndex(term.text)),
        eq(person.phoneTail, term.text),
        formerNumber("id_tail_index", idTailIndex(term.text)),
      )!;
    case "digits":
      return or(
        /^[01]\d{2,9}$/.test(term.text) ? startsWith(person.phone, term.text) : undefined,
        /^\d{7,8}$/.test(term.text) ? landline(term.text) : undefined,
        /^\d{15}$/.test(term.text) ? fifteenDigits(term.text) : undefined,
        isLongNumber(term) ? eq(person.bankAccountIndex, accountIndex(term.text)) : undefined,
        sql`0`,
      )!;
    case "phone":
      // Digits with a 0 in front may be an account, too.
      return term.text.startsWith("0")
        ? or(eq(person.phone, term.text), eq(person.bankAccountIndex, accountIndex(term.text)))!
        : eq(person.phone, term.text);
    case "id-number":
      return or(
        eq(person.idNumberIndex, idIndex(term.text.toUpperCase())),
        eq(person.bankAccountIndex, accountIndex(term.text)),
        formerNumber("id_number_index", idIndex(term.text.toUpperCase())),
      )!;
    default:
      return sql`0`;
  }
}

/**
 * 张小龙 0296, 孔庄 0296: who has this number or tail, and of them whose name or village it is. A number means few
 * people: the index gives them, their names are read.
 */
function besideNumber(text: string): SQL | undefined {
  const read = nameAndNumber(text);
  if (!read) return undefined;
  const { kind, text: number } = read.number;
  const few =
    kind === "tail"
      ? sql`SELECT id FROM person WHERE id_tail_index = ${idTailIndex(number)} UNION SELECT id FROM person WHERE phone_tail = ${number}
          UNION SELECT person_id FROM person_former_number WHERE id_tail_index = ${idTailIndex(number)}`
      : kind === "phone"
        ? sql`SELECT id FROM person WHERE phone = ${number}`
        : sql`SELECT id FROM person WHERE id_number_index = ${idIndex(number.toUpperCase())}
          UNION SELECT person_id FROM person_former_number WHERE id_number_index = ${idIndex(number.toUpperCase())}`;
  return sql`(${person.id} IN (${few}) AND ${or(named(read.name), livesIn(read.name), ...namedInVillage(read.name))})`;
}

/** A part of a name, dots or none; Latin letters may be pinyin or initials, too. */
function named(name: string): SQL {
  const part = normaliseName(name).replace(/[\s·]/g, "").toLowerCase();
  const anywhere = sql`instr(lower(replace(replace(${person.name}, '·', ''), ' ', '')), ${part}) > 0`;
  const { kind, letters } = readTerm(name);
  return kind === "pinyin"
    ? sql`(${anywhere} OR ${startsWith(person.pinyin, letters)} OR ${startsWith(person.initials, letters)} OR ${secondReading(letters)})`
    : anywhere;
}

/** 孔庄, 黄安镇 孔庄村: who lives there; one character is no village. */
function livesIn(text: string): SQL | undefined {
  const place = text.replaceAll(" ", "");
  return [...place].length < 2
    ? undefined
    : sql`${person.villageId} IN (SELECT id FROM village WHERE instr(county_name || town_name || name, ${place}) > 0)`;
}

/** The ways in which words may be a village and a part of a name: the name stands first or last. */
function villageBesideName(text: string): { place: string; name: string }[] {
  const parts = text.split(" ");
  if (parts.length < 2) return [];
  return [
    { place: parts.slice(0, -1).join(""), name: parts.at(-1)! },
    { place: parts.slice(1).join(""), name: parts[0]! },
  ];
}

/** 孔庄村 王, 王 黄安镇 孔庄: a village and a part of a name, in whichever order. */
const villageAndName = (text: string): SQL[] =>
  villageBesideName(text).flatMap(({ place, name }) => {
    const tokens = nameTokens(normaliseName(name));
    const there = livesIn(place);
    return tokens && there
      ? [
          sql`(${there} AND ${person.id} IN (SELECT rowid FROM person_name_search WHERE tokens MATCH ${`"${tokens}"`}))`,
        ]
      : [];
  });

/** The same of the few people who have a number: 孔庄 王 0296. */
const namedInVillage = (text: string): SQL[] =>
  villageBesideName(text).flatMap(({ place, name }) => {
    const there = livesIn(place);
    return there ? [sql`(${there} AND ${named(name)})`] : [];
  });

/** A landline without its area code; the last four digits have an index. */
const landline = (digits: string): SQL =>
  sql`(${person.phoneTail} = ${digits.slice(-4)} AND ${person.phone} LIKE ${`0%${digits}`})`;

/** The old number of 15 digits stands for one of 18. */
function fifteenDigits(text: string): SQL | undefined {
  const read = parseIdNumber(text);
  return read.ok
    ? or(
        eq(person.idNumberIndex, idIndex(read.idNumber)),
        formerNumber("id_number_index", idIndex(read.idNumber)),
      )
    : undefined;
}

/**
 * Second readings stand behind a space (曾: zeng, ceng); a partial index holds just these rows. They are named by their
 * ids: as a bare condition beside others it would make SQLite read everybody.
 */
const secondReading = (letters: string): SQL =>
  inArray(
    person.id,
    sql`(SELECT id FROM person WHERE instr(pinyin, ' ') > 0 AND (pinyin LIKE ${`% ${letters}%`} OR initials LIKE ${`% ${letters}%`}))`,
  );

/** A number the person was on record with before. */
const formerNumber = (column: "id_tail_index" | "id_number_index", hash: string): SQL =>
  inArray(
    person.id,
    sql`(SELECT person_id FROM person_former_number WHERE ${sql.identifier(column)} = ${hash})`,
  );

/** A name written in Latin letters is found by any part of it, as hanzi are. */
const latinName = (text: string): SQL =>
  inArray(
    person.id,
    sql`(SELECT rowid FROM person_name_search WHERE tokens MATCH ${`"${nameTokens(normaliseName(text))}"`})`,
  );

/** More than this are not counted: nobody reads so far. */
const countLimit = 1000;

/**
 * People a term means, inside a scope: exact names first, then beginnings, then the others by pinyin. Where somebody is
 * chosen for what is to come, only the `living` are found.
 */
export function searchPeople(
  db: Reader,
  scope: VillageScope,
  term: Term,
  limit: number,
  { living = false }: { living?: boolean } = {},
) {
  const rows = db
    .select({
      id: person.id,
      name: person.name,
      pinyin: person.pinyin,
      rosterKey: person.rosterKey,
      initials: person.initials,
      sex: person.sex,
      birthOn: person.birthOn,
      diedOn: person.diedOn,
      idNumberMasked: person.idNumberMasked,
      phone: person.phone,
      villageName: village.name,
      townName: village.townName,
    })
    .from(person)
    .innerJoin(village, eq(village.id, person.villageId))
    .where(
      and(
        matchesTerm(term),
        isNull(person.deletedAt),
        living ? isNull(person.diedOn) : undefined,
        withinVillages(person.villageId, scope),
      ),
    )
    .limit(countLimit)
    .all();
  const beside = term.kind === "name" ? nameAndNumber(term.text) : null;
  const name = beside?.name ?? term.text;
  const number = beside?.number ?? term;
  const rank = (r: (typeof rows)[number]) => {
    if (term.kind !== "name") return r.pinyin === term.letters || r.initials === term.letters ? 0 : 1;
    return r.name === name ? 0 : r.name.startsWith(name) ? 1 : 2;
  };
  const ranked = rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (a.row.rosterKey < b.row.rosterKey ? -1 : a.row.rosterKey > b.row.rosterKey ? 1 : 0),
    );
  // A tail that is only the end of phone numbers says nothing of an ID number.
  const byPhone =
    number.kind === "tail" &&
    rows.length > 0 &&
    rows.every(
      (r) => r.phone?.endsWith(number.text) && !r.idNumberMasked?.endsWith(number.text.toUpperCase()),
    );
  return { total: rows.length, byPhone, rows: ranked.slice(0, limit).map((r) => r.row) };
}

/** People in the one search box. */
export const peopleSource: SearchSource = {
  group: "people",
  icon: "user",
  words: (language) => {
    const t = translator(peopleText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, who, term, limit, language) => {
    const scope = scopeFor(who.grants, "person.view");
    if (scope === null || term.kind === "nothing") return noAnswer;
    const t = translator(peopleText, language);
    const { total, rows, byPhone } = searchPeople(db, scope, term, limit);
    const number = (term.kind === "name" && nameAndNumber(term.text)?.number) || term;
    const hits = rows.map((r) => {
      const tail = r.idNumberMasked?.slice(-4) ?? "";
      const facts = [
        t(`sex.${r.sex as "male" | "female"}`),
        r.diedOn ? t("list.lack.died") : t("person.old", { age: ageOn(r.birthOn, todayOn()) }),
        placeLabel({ townName: r.townName, name: r.villageName }, language),
      ].join(t("search.comma"));
      const numbers = [
        ...unmarked(`${facts}${t("search.comma")}${t("search.tail")}`),
        ...(number.kind === "tail" ? markTail(tail, number.text) : unmarked(tail)),
        ...(number.kind === "tail" && r.phone?.endsWith(number.text)
          ? [
              ...unmarked(`${t("search.comma")}${t("search.phoneTail")}`),
              ...markTail(number.text, number.text),
            ]
          : []),
      ];
      return {
        id: String(r.id),
        to: `/people/${r.id}`,
        title: language === "zh" ? markName(r.name, term) : markInEnglish(r.name, term),
        detail: numbers,
      };
    });
    return { total, hits, byNumber: (!byPhone && asksByNumber(term, total)) || undefined };
  },
};

function markInEnglish(name: string, term: Term) {
  const shown = personName(name, "en");
  const latin = shown.slice(0, shown.length - name.length);
  return [...(latin ? [[latin, term.kind === "pinyin"] as const] : []), ...markName(name, term)];
}
