import { loanApplication, loanStateChange, person } from "db/schema";
import { eq, isNull } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { fillDemoStaff } from "~/areas/account/index.server";
import { findApplication } from "~/areas/loans/application/application-queries.server";
import { workOutCheck } from "~/areas/loans/application/check-application.server";
import { createApplication } from "~/areas/loans/application/write-application.server";
import { calculatorPage } from "~/areas/loans/calculator.server";
import { borrowerOf } from "~/areas/loans/calculator-person.server";
import { nextLoanOf } from "~/areas/loans/person/next-loan.server";
import { fillDemoHouseholds, fillDemoPeople } from "~/areas/people/index.server";
import { listPeople } from "~/areas/people/list-people.server";
import { fillDemoVillages } from "~/areas/villages/index.server";
import { fillReference } from "~/fill-demo.server";
import { actorWith } from "~/platform/access/actor";
import { addMonths, todayOn } from "~/platform/dates";
import { signInAs } from "./support/signed-in";
import { testDb } from "./support/test-db";

const db = testDb();
let officer: ReturnType<typeof signInAs>;

beforeAll(async () => {
  fillReference(db, () => {});
  fillDemoVillages(db);
  await fillDemoStaff(db);
  const admin = signInAs(db, "administrator");
  fillDemoPeople(db, actorWith(admin.person, "person.create")!);
  fillDemoHouseholds(db, admin.person);
  officer = signInAs(db, "loan-officer");
});

/** The list of those past the age, or unsure of it. */
function listed(missing: "over-age" | "age-unsure"): Set<number> {
  const { rows, next } = listPeople(db, "all", { missing }, "added", null, 10_000);
  expect(next).toBeNull();
  return new Set(rows.map((r) => r.id));
}

/** What an application says that begins as the calculator's loan would: it leaves nothing behind. */
function applied(personId: number) {
  const made = createApplication(db, actorWith(officer.person, "loan.create")!, {
    personId,
    kind: "person",
    asks: { amountFen: 20_000_000, termMonths: 36 },
  });
  if (!made.ok) throw new Error(made.why);
  // Both loans begin in a month.
  const of = eq(loanApplication.id, made.id);
  db.update(loanApplication)
    .set({ appliedOn: addMonths(todayOn(), 1) })
    .where(of)
    .run();
  const found = findApplication(db, actorWith(officer.person, "loan.view")!, made.id)!;
  const age = workOutCheck(db, found, todayOn())?.findings.find((f) => f.rule === "age");
  db.delete(loanStateChange).where(eq(loanStateChange.applicationId, made.id)).run();
  db.delete(loanApplication).where(of).run();
  return age;
}

/** What four pages say of everybody's age, in the same few words, and whoever is told different things. */
function walk(part: (id: number) => boolean = () => true) {
  const [over, unsure] = [listed("over-age"), listed("age-unsure")];
  const told: Record<string, number> = {};
  const odd: unknown[] = [];
  for (const who of db.select().from(person).where(isNull(person.diedOn)).all()) {
    if (!part(who.id)) continue;
    const page = nextLoanOf(db, officer.person, who.id, "zh")[0];
    const query = new URLSearchParams({ person: String(who.id) });
    const of = borrowerOf(db, { ...officer.person, villages: "all" }, query)!;
    const answer = calculatorPage(db, query, "zh", of.person, of.known).answer;
    const findings = answer?.result?.findings ?? [];
    const age = findings.find((f) => f.rule === "age");
    const failing = findings.filter((f) => f.verdict === "fails").map((f) => f.rule);
    if (!page || !age || findings.some((f) => f.rule === "group" && f.verdict !== "meets")) continue;
    const shorter = age.verdict === "fails" && /最多 \d+ 个月/.test(age.way);
    const word =
      age.verdict === "fails"
        ? shorter
          ? "差一项"
          : "不符合"
        : page.title.includes("万元")
          ? "可以"
          : "不符合";
    const same = [
      applied(who.id)?.verdict === age.verdict,
      failing.some((rule) => rule !== "age" && rule !== "jobs") ||
        (word === "可以" ? page.title.includes("万元") : page.state.word === word),
      failing.length > 0 || (age.verdict === "proof") === page.why.includes("期内不到退休年龄"),
      over.has(who.id) === age.way.includes("已到退休年龄"),
      !unsure.has(who.id) || /参保证明|不到一个月/.test(age.way),
    ];
    const kind = `${age.verdict} ${shorter}`;
    told[kind] = (told[kind] ?? 0) + 1;
    if (same.includes(false))
      odd.push([who.id, who.sex, who.birthOn, who.category, same, age, page.state, page.why]);
  }
  return { told, odd };
}

it("person's page, list, calculator and application say the same of everybody's age", () => {
  const { told, odd } = walk();
  expect(odd).toEqual([]);
  expect(Object.keys(told)).toContain("meets false");
});

it("so they do of people about to retire", () => {
  for (const [i, { id }] of db.select({ id: person.id }).from(person).all().entries())
    db.update(person)
      .set({ birthOn: addMonths(todayOn(), -(47 * 12 + ((i * 7) % 210))) })
      .where(eq(person.id, id))
      .run();
  const { told, odd } = walk((id) => id % 4 === 0);
  expect(odd).toEqual([]);
  expect(Object.keys(told).sort()).toEqual(["fails false", "fails true", "meets false", "proof false"]);
});
