import type { Db } from "db/client.server";
import { household, person, village } from "db/schema";
import { children, elderMen, elderWomen, streets } from "db/seed/households";
import { demoRelations } from "db/seed/relations";
import { demoStaff } from "db/seed/staff";
import { and, asc, eq, isNull } from "drizzle-orm";
import { type Actor, actorWith, type SignedIn } from "~/platform/access/actor";
import { bySystem } from "~/platform/audit/record-event.server";
import { addDays, addMonths, ageOn, type Day, todayOn } from "~/platform/dates";
import { checkCharacter } from "../id-number";
import type { Person } from "../person-record.server";
import { changeHead } from "./change-head.server";
import { createHousehold } from "./create-household.server";
import { fillDemoFacts } from "./demo-household-facts.server";
import { scanHouseholds } from "./duplicates/scan-households.server";
import { noDetails } from "./household-record.server";
import { type Joiner, joinHousehold } from "./join-household.server";
import { mergeHouseholds } from "./merge/merge-households.server";
import { separateHousehold } from "./separate-household.server";

/** A family as the demo makes it: who is who, for the facts that are told of them afterwards. */
export interface DemoFamily {
  id: number;
  elders: Person[];
  adults: Person[];
  children: Person[];
}

/** A number of somebody born then, of this sex; the serial is the demo's own. */
function numberOf(birthOn: Day, sex: "male" | "female", serial: number): string {
  const place = birthOn < "2000-01-01" ? "372928" : "371725";
  const last = 700 + 2 * (serial % 149) + (sex === "male" ? 1 : 0);
  const first17 = `${place}${birthOn.replaceAll("-", "")}${last}`;
  return first17 + checkCharacter(first17);
}

/** Every village has families: most of its people belong to one, elders and children are registered with them. */
export function fillDemoHouseholds(db: Db, seeder: SignedIn): void {
  const cadre = demoStaff.find((s) => s.username === "cadre");
  const by = { ...seeder, name: cadre?.name ?? seeder.name };
  const edit = actorWith(by, "household.edit");
  const create = actorWith(by, "person.create");
  const check = actorWith(by, "pension.check");
  const merge = actorWith(by, "household.merge");
  if (!edit || !create || !check || !merge) throw new Error("the demo may not register households");
  const villages = db
    .select({ id: village.id })
    .from(village)
    .where(isNull(village.leftOn))
    .orderBy(asc(village.workGroup))
    .all();
  let serial = 0;
  // One transaction around the many small ones: a thousand commits would be most of the time.
  db.transaction(() => {
    for (const [v, { id: villageId }] of villages.entries()) {
      const maker = new FamilyMaker(db, edit, create, villageId, v, () => {
        serial += 1;
        return serial;
      });
      const families = maker.all();
      fillDemoFacts(db, { edit, check }, families, v);
      if (v === 1) maker.writtenTwice(families, merge);
      if (v === 0 || v === 2) maker.leftDouble(families);
    }
    scanHouseholds(db, bySystem);
  });
}

const includes = (r: { of: string; other: string }, name: string) => r.of === name || r.other === name;

/** Two of one name are there on purpose: nobody needs to look. */
const newcomer = (person: Extract<Joiner, { person: unknown }>["person"]): Joiner => ({
  person,
  looked: { anyway: true },
});

class FamilyMaker {
  readonly #free: Person[];
  /** Grown people who are in no household yet. */
  readonly #single: Person[] = [];
  #count = 0;

  constructor(
    readonly db: Db,
    readonly edit: Actor<"household.edit">,
    readonly create: Actor<"person.create">,
    readonly villageId: number,
    readonly place: number,
    readonly serial: () => number,
  ) {
    this.#free = db
      .select()
      .from(person)
      .where(and(eq(person.villageId, villageId), isNull(person.deletedAt)))
      .orderBy(asc(person.birthOn), asc(person.id))
      .all();
  }

  /** Couples of like age, every third with his parents; those left over live alone, a few belong nowhere yet. */
  all(): DemoFamily[] {
    const today = todayOn();
    const men = this.#free.filter((p) => p.sex === "male");
    const women = this.#free.filter((p) => p.sex === "female");
    const families: DemoFamily[] = [];
    for (const man of men) {
      if (ageOn(man.birthOn, today) < 24) {
        this.#single.push(man);
        continue;
      }
      const at = women.findIndex((w) => this.#fit(man, w));
      const [wife] = at < 0 ? [] : women.splice(at, 1);
      if (!wife && families.length % 4 === 1) {
        this.#single.push(man);
        continue;
      }
      families.push(this.#family(man, wife));
    }
    this.#single.push(...women.filter((w) => ageOn(w.birthOn, today) >= 20));
    this.#divide(families);
    return families;
  }

  /** Whether two may be a couple: written down as one, or of like age, both old enough and bound to nobody else. */
  #fit(man: Person, woman: Person): boolean {
    const married = (name: string) =>
      this.place === 0 && demoRelations.find((r) => r.part === "spouse" && !r.toOn && includes(r, name));
    const known = married(man.name) || married(woman.name);
    if (known) return includes(known, man.name) && includes(known, woman.name);
    return (
      woman.name[0] !== man.name[0] &&
      addMonths(woman.birthOn, 20 * 12) < addMonths(todayOn(), -8) &&
      Math.abs(Date.parse(woman.birthOn) - Date.parse(man.birthOn)) < 5 * 366 * 86_400_000
    );
  }

  /** The first day on which two may have married: the law's ages, after a marriage that ended. */
  #earliest(man: Person, wife: Person | undefined): Day {
    const past = demoRelations.filter((r) => this.place === 0 && r.part === "spouse");
    const bound = past.filter((r) => includes(r, man.name) || (wife && includes(r, wife.name)));
    const days = [
      addMonths(man.birthOn, 22 * 12),
      wife ? addMonths(wife.birthOn, 20 * 12) : "",
      ...bound.map((r) => (r.toOn ? addMonths(r.toOn, 5) : (r.fromOn ?? ""))),
    ];
    return days.sort().at(-1) ?? "";
  }

  /** The same house on record under a head of the same name, whose number somebody mistyped: for the work list. */
  leftDouble(families: readonly DemoFamily[]): void {
    const family = families.find((f) => f.elders.length === 0 && f.adults.length === 2);
    const row = this.db
      .select()
      .from(household)
      .where(eq(household.id, family?.id ?? 0))
      .get();
    const man = family?.adults[0];
    if (!row || !man) return;
    const twin = createHousehold(this.db, this.edit, this.create, {
      ...noDetails,
      villageId: this.villageId,
      houseNumber: row.houseNumber,
      head: newcomer({
        name: man.name,
        idNumber: numberOf(addDays(man.birthOn, 400), man.sex as "male" | "female", this.serial()),
        phone: null,
      }),
      fromOn: addDays(todayOn(), -300),
    });
    if (!twin.ok) throw new Error(`demo household of ${man.name}: ${twin.why}`);
  }

  /** A relative was written down as a household of their own under the same house number: found, and made one. */
  writtenTwice(families: readonly DemoFamily[], merge: Actor<"household.merge">): void {
    const family = families.find((f) => f.elders.length === 0 && f.adults.length === 2);
    const relative = this.#single[0];
    const row = this.db
      .select()
      .from(household)
      .where(eq(household.id, family?.id ?? 0))
      .get();
    if (!row || !relative) return;
    const twin = createHousehold(this.db, this.edit, this.create, {
      ...noDetails,
      villageId: this.villageId,
      houseNumber: row.houseNumber,
      head: { personId: relative.id },
      fromOn: addDays(todayOn(), -500),
    });
    if (!twin.ok) throw new Error(`demo household of ${relative.name}: ${twin.why}`);
    const done = mergeHouseholds(this.db, merge, {
      survivorId: row.id,
      mergedId: twin.household.id,
      choices: {},
      years: new Map(),
      benefits: new Map(),
      relations: new Map([[relative.id, "97"]]),
      revisions: { survivor: row.revision, merged: twin.household.revision },
    });
    if (!done.ok) throw new Error(`demo merge of households: ${done.why}`);
  }

  #family(man: Person, wife: Person | undefined): DemoFamily {
    const n = this.#count;
    this.#count += 1;
    const age = ageOn(man.birthOn, todayOn());
    const withParents = n % 3 === 0 && age < 45 && n < 21;
    const planned = addMonths(`${2012 + (n % 6)}-03-01`, n % 9);
    const earliest = this.#earliest(man, wife);
    const since = planned > earliest ? planned : addMonths(earliest, n % 5);
    const father = withParents ? this.#elder(man, "male", n) : null;
    const headNow: Joiner = father ? newcomer(father) : { personId: man.id };
    const made = createHousehold(this.db, this.edit, this.create, {
      villageId: this.villageId,
      registryNo: String(n + 1).padStart(3, "0"),
      villageGroup: man.villageGroup,
      houseNumber: `${n + 1}号`,
      address: `${streets[n % streets.length]}${n + 1}号`,
      landLi: 380 + ((n * 137) % 900),
      housing: (["brick", "storey", "brick", "brick-wood"] as const)[n % 4] ?? "brick",
      water: n % 7 === 3 ? "well" : "tap",
      expenseFen: n % 2 === 0 ? 1_860_000 + n * 45_000 : null,
      debtFen: n % 5 === 2 ? 2_000_000 + n * 100_000 : null,
      note: null,
      head: headNow,
      fromOn: since,
    });
    if (!made.ok) throw new Error(`demo household of ${man.name}: ${made.why}`);
    const family: DemoFamily = { id: made.household.id, elders: [], adults: [man], children: [] };
    if (father) {
      family.elders.push(made.head);
      family.elders.push(this.#join(family.id, newcomer(this.#elder(man, "female", n)), "12", since));
      this.#join(family.id, { personId: man.id }, "20", since);
    }
    if (wife) {
      family.adults.push(wife);
      this.#join(family.id, { personId: wife.id }, father ? "38" : "12", since);
      if (age >= 27 && age < 46) this.#child(family, man, n, father !== null, since);
    }
    if (father && n % 6 === 0) this.#headDies(family, man, wife);
    return family;
  }

  #elder(son: Person, sex: "male" | "female", n: number) {
    const serial = this.serial();
    const year = Number(son.birthOn.slice(0, 4)) - (sex === "male" ? 25 : 23) - (n % 4);
    const birthOn = `${year}${son.birthOn.slice(4)}`;
    const at = (this.place * 3 + n / 3) % elderMen.length;
    return {
      name: sex === "male" ? `${son.name[0]}${elderMen[at]}` : (elderWomen[at] ?? "王秀兰"),
      idNumber: numberOf(birthOn, sex, serial),
      phone: null,
      villageGroup: son.villageGroup,
      ethnicity: "汉族",
      education: "primary" as const,
    };
  }

  #child(family: DemoFamily, father: Person, n: number, ofElder: boolean, since: Day): void {
    const serial = this.serial();
    const sex = n % 2 === 0 ? "male" : "female";
    const year = Math.min(Number(father.birthOn.slice(0, 4)) + 26, Number(todayOn().slice(0, 4)) - 2);
    const birthOn = `${year}-${String(1 + (n % 9)).padStart(2, "0")}-${String(3 + (n % 24)).padStart(2, "0")}`;
    const given = children[(this.place * 8 + n) % children.length];
    const relation = ofElder ? (sex === "male" ? "41" : "42") : sex === "male" ? "20" : "30";
    const who = {
      name: `${father.name[0]}${given}`,
      idNumber: numberOf(birthOn, sex, serial),
      phone: null,
      villageGroup: father.villageGroup,
      ethnicity: "汉族",
    };
    family.children.push(this.#join(family.id, newcomer(who), relation, birthOn > since ? birthOn : since));
  }

  #join(householdId: number, joiner: Joiner, relation: string, fromOn: Day): Person {
    const joined = joinHousehold(this.db, this.edit, this.create, householdId, {
      joiner,
      relation,
      fromOn,
      note: null,
    });
    if (!joined.ok) throw new Error(`demo member of household ${householdId}: ${joined.why}`);
    return joined.person;
  }

  /** The old man died last winter: his son is head now, the household is the same. */
  #headDies(family: DemoFamily, son: Person, wife: Person | undefined): void {
    const row = this.db.select().from(household).where(eq(household.id, family.id)).get();
    const [, widow] = family.elders;
    const relations = new Map<number, string>();
    if (widow) relations.set(widow.id, "52");
    if (wife) relations.set(wife.id, "12");
    for (const child of family.children) relations.set(child.id, child.sex === "male" ? "20" : "30");
    const changed = changeHead(this.db, this.edit, family.id, {
      personId: son.id,
      fromOn: addDays(todayOn(), -310),
      former: "died",
      relations,
      revision: row?.revision ?? 0,
      note: "老人病故，儿子接任户主",
    });
    if (!changed.ok) throw new Error(`demo head of household ${family.id}: ${changed.why}`);
    family.elders.shift();
  }

  /** One couple with his parents has set up a household of its own this spring, with their child. */
  #divide(families: DemoFamily[]): void {
    const whole = families.find((f) => f.elders.length === 2 && f.adults.length === 2);
    const [son, wife] = whole?.adults ?? [];
    if (!whole || !son || !wife) return;
    const row = this.db.select().from(household).where(eq(household.id, whole.id)).get();
    const own = whole.children;
    const made = separateHousehold(this.db, this.edit, whole.id, {
      personIds: [son.id, wife.id, ...own.map((c) => c.id)],
      headId: son.id,
      fromOn: addDays(todayOn(), -230),
      relations: new Map([
        [wife.id, "12"],
        ...own.map((c) => [c.id, c.sex === "male" ? "20" : "30"] as const),
      ]),
      houseNumber: `${this.#count + 1}号`,
      address: `${streets[0]}${this.#count + 1}号`,
      revision: row?.revision ?? 0,
    });
    if (!made.ok) throw new Error(`demo division of household ${whole.id}: ${made.why}`);
    families.push({ id: made.id, elders: [], adults: [son, wife], children: own });
    whole.adults = [];
    whole.children = [];
  }
}
