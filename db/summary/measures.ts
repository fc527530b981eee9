/**
 * What the programme counts by village and month. One entry says where the figure is kept: the triggers that keep the
 * summary true, the live count that checks it, and the rows behind it are all made from it. An area that comes later is
 * one entry here and its words in app/areas/reports/text.
 *
 * Pieces of SQL name their table by its alias: `r` is the row that counts, further tables are joined to it.
 */
export interface Measure {
  key: MeasureKey;
  /** The row that counts. */
  table: string;
  /** Tables that say when and where: alias → table and how it is joined. */
  joined?: Readonly<Record<string, { table: string; on: string }>>;
  /** Village the row counts in. */
  village: string;
  /** Day it counts on, `YYYY-MM-DD`. */
  day: string;
  /**
   * Day from which the row counts no more, null while it counts: somebody moved away or died, a thing went on or was
   * written off. Figures of the days before keep it.
   */
  until?: string;
  /** 1 for a thing, fen for money. */
  value: string;
  where: string;
  /** Stands at the end of a period (so many people on record), rather than happening within it. */
  stands?: true;
  /** Rows that count only while another one stands beside them: somebody was on the trip when a leg has them present. */
  seenIn?: { table: string; key: string; when: string };
  /** Person behind the row; null where there is none. */
  person: string | null;
  /** What the row is called, and the record it opens, as the number in the address. */
  name: string;
  record: string;
}

export const measureKeys = [
  "people",
  "households",
  "tripExpected",
  "tripPeople",
  "classes",
  "trained",
  "certificates",
  "loans",
  "loanMoney",
  "equipment",
  "computers",
  "fitness",
  "shops",
  "sales",
] as const;
export type MeasureKey = (typeof measureKeys)[number];

const dayOfInstant = (column: string) => `strftime('%Y-%m-%d', ${column} / 1000 + 28800, 'unixepoch')`;
const never = "'9999-12-31'";

/**
 * A stay of a person or a household in a village counts there from the day it began, or from the day of the record when
 * that came later, to the end of the stay, of the record (a merge), or of the one it is about.
 * @param ended last day of the person or the household
 */
const stay = (record: "p" | "h", ended: string) => {
  const day = `max(${dayOfInstant(`${record}.created_at`)}, r.from_on)`;
  const ends = [
    "date(r.to_on, '+1 day')",
    dayOfInstant(`${record}.deleted_at`),
    `date(${record}.${ended}, '+1 day')`,
  ].map((e) => `coalesce(${e}, ${never})`);
  return {
    stands: true,
    village: "r.village_id",
    day,
    until: `nullif(max(${day}, min(${ends.join(", ")})), ${never})`,
    value: "1",
    where: "true",
    record: `${record}.id`,
  } as const;
};

const begun = "('running', 'assessing', 'closed', 'certified')";
const classOf = { c: { table: "training_class", on: "c.id = r.class_id" } };

/**
 * Village that something was in on a day, although it has moved since. Whoever moves it writes `former_village` first and
 * the new village after: so no figure changes by the first, and only those from that day on by the second.
 */
const villageThen = (kind: "loan" | "shop", record: string, day: string, now: string) =>
  `coalesce((SELECT f.village_id FROM former_village f WHERE f.kind = '${kind}' AND f.record_id = ${record} AND f.to_on >= ${day} ORDER BY f.to_on, f.id LIMIT 1), ${now})`;

/**
 * Donated things by their custody: one more in its village on the day of the paper that brought it, one less there on the
 * day it went on, back, or off the books. What becomes of a thing later changes no figure of a day before it.
 */
const equipment = {
  table: "item_custody",
  joined: {
    i: { table: "equipment_item", on: "i.id = r.item_id" },
    l: { table: "donation_line", on: "l.id = i.line_id" },
    h: { table: "equipment_holder", on: "h.id = r.holder_id" },
  },
  village: "r.village_id",
  day: "r.from_on",
  until: "r.to_on",
  value: "1",
  person: "h.person_id",
  name: "l.name || ' ' || i.asset_number",
  record: "i.id",
} as const;

const loan = {
  table: "loan",
  village: villageThen("loan", "r.id", "r.disbursed_on", "r.village_id"),
  day: "r.disbursed_on",
  where: "r.state <> 'undone'",
  person: "r.person_id",
  name: "r.contract_number",
  record: "r.id",
} as const;

export const measures: readonly Measure[] = [
  {
    key: "people",
    table: "person_residence",
    joined: { p: { table: "person", on: "p.id = r.person_id" } },
    ...stay("p", "died_on"),
    person: "p.id",
    name: "p.name",
  },
  {
    key: "households",
    table: "household_residence",
    joined: { h: { table: "household", on: "h.id = r.household_id" } },
    ...stay("h", "ended_on"),
    person: null,
    name: "r.house_number",
  },
  {
    // Who was planned for a trip that is over, come or not; a stand-in is never planned (DOMAIN 3.1). While it goes on
    // nobody is missing yet.
    key: "tripExpected",
    table: "trip_place",
    joined: { t: { table: "study_trip", on: "t.id = r.trip_id" } },
    village: "r.village_id",
    day: "t.from_on",
    value: "1",
    where: "r.state = 'seated' AND r.substitutes_id IS NULL AND t.state IN ('finished', 'closed')",
    person: "r.person_id",
    name: "t.title",
    record: "r.trip_id",
  },
  {
    key: "tripPeople",
    table: "trip_place",
    joined: { t: { table: "study_trip", on: "t.id = r.trip_id" } },
    village: "r.village_id",
    day: "t.from_on",
    value: "1",
    where: "r.state <> 'withdrawn'",
    seenIn: { table: "trip_sign", key: "place_id", when: "mark = 'present'" },
    person: "r.person_id",
    name: "t.title",
    record: "r.trip_id",
  },
  {
    key: "classes",
    table: "training_class",
    village: "r.village_id",
    day: "r.starts_on",
    value: "1",
    where: `r.state IN ${begun}`,
    person: null,
    name: "r.course || '|' || r.year || '|' || r.number",
    record: "r.id",
  },
  {
    key: "trained",
    table: "enrolment",
    joined: classOf,
    village: "r.village_id",
    day: "c.starts_on",
    value: "1",
    where: `r.state = 'seated' AND c.state IN ${begun}`,
    person: "r.person_id",
    name: "c.course || '|' || c.year || '|' || c.number",
    record: "r.class_id",
  },
  {
    key: "certificates",
    table: "certificate",
    village: "r.village_id",
    day: "r.issued_on",
    value: "1",
    where: "r.state = 'valid'",
    person: "r.person_id",
    name: "r.number",
    record: "r.id",
  },
  { key: "loans", ...loan, value: "1" },
  { key: "loanMoney", ...loan, value: "r.principal_fen" },
  { key: "equipment", ...equipment, where: "true" },
  {
    // Those of a school are the school's: the programme's figure is what villages and their stations were given.
    key: "computers",
    ...equipment,
    where: "h.kind IN ('village', 'station') AND l.category = 'computer'",
  },
  { key: "fitness", ...equipment, where: "l.category = 'fitness'" },
  {
    key: "shops",
    table: "village_shop",
    village: villageThen("shop", "r.id", "r.opened_on", "r.village_id"),
    day: "r.opened_on",
    value: "1",
    where: "true",
    person: "r.person_id",
    name: "r.name",
    record: "r.id",
  },
  {
    key: "sales",
    table: "shop_month",
    joined: { s: { table: "village_shop", on: "s.id = r.shop_id" } },
    village: villageThen("shop", "s.id", "r.month || '-01'", "s.village_id"),
    day: "r.month || '-01'",
    value: "r.sales_fen",
    where: "true",
    person: "s.person_id",
    name: "s.name",
    record: "r.shop_id",
  },
];

export const measureOf = (key: MeasureKey): Measure => measures.find((m) => m.key === key) as Measure;
