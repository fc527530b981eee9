import type { Db } from "db/client.server";
import { consent, householdIncome, village } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { can, inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { ageOn, clockOf, type Day, longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { paperCode } from "~/platform/pdf/check-code.server";
import { groupPlace } from "../group-words";
import { incomeYear } from "../households/exported-facts.server";
import { type Health, muFigure, sensitiveNeeds, type Work } from "../households/household";
import { benefitName, pensionState, relationWord, situationOn } from "../households/household-page.server";
import { type Household, householdOf, membersOf } from "../households/household-queries.server";
import { isOpen } from "../households/membership";
import { needWords } from "../households/needs-view.server";
import { head } from "../households/relation";
import { benefitsOf } from "../households/write-benefit.server";
import { needsOf } from "../households/write-need.server";
import { maskPhone } from "../id-number";
import { findPerson } from "../people-queries.server";
import type { Person } from "../person-record.server";
import type { PersonOffer, PersonStep } from "../person-source";
import { peopleText } from "../text";
import { householdsText } from "../text/households";
import { personPageText } from "../text/person-page";
import { offersOf, questionsOf, type VisitSheet } from "./visit-sheet";

// Papers of the office are Chinese whatever the language of the page.
const h = translator(householdsText, "zh");
const p = translator(peopleText, "zh");
const w = translator(personPageText, "zh");

/** What every area tells of a person; the route knows the areas. */
export interface Told {
  steps: (personId: number) => readonly PersonStep[];
  offers: (personId: number) => readonly PersonOffer[];
}

interface Someone {
  person: Person;
  relation: string | null;
}

/** Everything that the sheet says of a person and the household they belong to, on the day it is printed. */
export function visitSheet(
  db: Db,
  viewer: SignedIn,
  who: Person,
  told: Told,
  by: { origin: string; now: number },
): VisitSheet {
  const today = todayOn(by.now);
  const scope = scopeFor(viewer.grants, "person.view") ?? [];
  const belongs = householdOf(db, who.id);
  const home = belongs && inScope(scope, belongs.household.villageId) ? belongs.household : null;
  const people = home ? peopleOf(db, viewer, home) : [];
  if (!people.some((m) => m.person.id === who.id)) people.push({ person: who, relation: null });
  const first = people.find((m) => m.relation === head)?.person ?? who;
  const sensitive = can(viewer, "household.sensitive", (home ?? who).villageId);
  const place = db
    .select()
    .from(village)
    .where(eq(village.id, (home ?? who).villageId))
    .get()!;
  const ids = people.map((m) => m.person.id);
  const needs = needsOf(db, home?.id ?? null, ids).filter(
    (n) => sensitive || !sensitiveNeeds.includes(n.kind),
  );
  const open = needs.filter((n) => n.closedOn === null).map((n) => needWords(n, "zh"));
  const steps = people.flatMap((m) => told.steps(m.person.id).map((step) => ({ step, name: m.person.name })));
  const group = (home ?? who).villageGroup;
  const ofPeople = {
    headLabel: home ? "户主" : "本人",
    head: [
      first.name,
      p(`sex.${first.sex as "male"}`),
      p("person.old", { age: ageOn(first.birthOn, today) }),
    ].join("，"),
    phone: first.phone ? maskPhone(first.phone) : "没有登记",
    family: familyWords(db, people, today, sensitive),
    living: livingWords(db, home, people, today, sensitive),
    lastVisit: lastVisitWords(steps, today),
    policies: policiesOf(db, home, ids, steps, today, sensitive),
    support: supportWords(steps, people.length > 1),
    needs: [
      open.length > 0 ? `没有办结 ${open.length} 件：${open.join("；")}` : "现在没有在办的",
      needs.length > open.length ? `以前办结 ${needs.length - open.length} 件` : null,
    ]
      .filter(Boolean)
      .join("。"),
    questions: questionsOf({
      needs: open,
      due: steps
        .filter(({ step }) => step.part === "follow-ups" && step.phase === "now")
        .map(({ step, name }) => `${name}：${step.what}，${step.when}`),
      pension: people
        .filter((m) => pensionState(db, m.person.id, today, "zh")?.late)
        .map((m) => m.person.name),
      missing: missingOf(db, home, people, today, sensitive),
    }),
    offers: offersOf(
      [
        who,
        ...people.map((m) => m.person).filter((m) => m.id !== who.id && ageOn(m.birthOn, today) >= 16),
      ].flatMap((m) => told.offers(m.id).map((offer) => ({ offer, name: m.id === who.id ? null : m.name }))),
    ),
  };
  const number = `YH-${today.replaceAll("-", "")}-${who.id}`;
  const code = paperCode("visit-sheet", ofPeople);
  const at = home ? `${by.origin}/households/${home.id}` : `${by.origin}/people/${who.id}`;
  return {
    title: "联户走访一户一页",
    line: [
      [
        group ? groupPlace(w, group, `${place.townName}${place.name}`) : `${place.townName}${place.name}`,
        home?.houseNumber,
        first.name,
      ]
        .filter(Boolean)
        .join(" "),
      `带去：${viewer.name}`,
      "打印当天有效，回来收回",
    ],
    ...ofPeople,
    number,
    code,
    printedAt: by.now,
    qr: at,
    last: sensitive
      ? "手机号已遮，不印身份证号。看完收好，不留在户里。"
      : "手机号已遮，不印身份证号；健康、收支、享受的政策您的角色看不到，没有印。",
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: `打开 ${at}`,
      printed: `打印 ${today} ${clockOf(by.now)}　经办 ${viewer.name}`,
    },
  };
}

/** Members of today that the viewer may see, the head first. */
function peopleOf(db: Db, viewer: SignedIn, home: Household): Someone[] {
  const scope = scopeFor(viewer.grants, "person.view") ?? [];
  return membersOf(db, home.id)
    .filter(isOpen)
    .flatMap((m) => {
      const person = findPerson(db, scope, m.personId);
      return person ? [{ person, relation: m.relation }] : [];
    })
    .sort((a, b) => Number(b.relation === head) - Number(a.relation === head));
}

function familyWords(db: Db, people: readonly Someone[], today: Day, sensitive: boolean): string {
  const words = people.map(({ person, relation }) => {
    const s = situationOn(db, person.id, today);
    const work = s?.work && [h(`work.${s.work as Work}`), s.place].filter(Boolean).join(" ");
    const health =
      sensitive && s?.health && s.health !== "healthy"
        ? (s.healthNote ?? h(`health.${s.health as Health}`))
        : null;
    return [
      `${relation ? `${relationWord(relation, "zh")} ` : ""}${person.name}`,
      p("person.old", { age: ageOn(person.birthOn, today) }),
      work,
      health,
    ]
      .filter(Boolean)
      .join("，");
  });
  return `${people.length} 人：${words.join("；")}`;
}

function livingWords(
  db: Db,
  home: Household | null,
  people: readonly Someone[],
  today: Day,
  sensitive: boolean,
): string {
  if (!home) {
    const own = people[0] && situationOn(db, people[0].person.id, today);
    const work = own?.work && [h(`work.${own.work as Work}`), own.place].filter(Boolean).join(" ");
    return `${work || "没有登记"}（还没有编入家庭）`;
  }
  const incomes = sensitive ? incomeOf(db, home) : [];
  const total = incomes.reduce((sum, r) => sum + r.amountFen, 0);
  const debt = sensitive && home.debtFen ? `欠款 ${bigYuanText(home.debtFen, "zh")}` : null;
  const works = people.filter((m) => {
    const work = situationOn(db, m.person.id, today)?.work;
    return work && ["farming", "migrant", "local-job", "own-business"].includes(work);
  }).length;
  return (
    [
      home.landLi === null ? null : `承包地 ${muFigure(home.landLi)} 亩`,
      home.housing && h(`housing.${home.housing as "brick"}`),
      home.water && h(`water.${home.water as "tap"}`),
      works > 0 ? `${works} 人做工务农` : null,
      incomes.length > 0 ? `${incomeYear()} 年收入 ${bigYuanText(total, "zh")}` : null,
      debt,
    ]
      .filter(Boolean)
      .join("；") || "没有登记"
  );
}

const incomeOf = (db: Db, home: Household) =>
  db
    .select()
    .from(householdIncome)
    .where(and(eq(householdIncome.householdId, home.id), eq(householdIncome.year, incomeYear())))
    .all();

type Done = readonly { step: PersonStep; name: string }[];

function lastVisitWords(steps: Done, today: Day): string {
  const last = steps
    // A task that was finished is no visit.
    .filter(
      ({ step }) => step.kind === "follow-up" && !step.noVisit && step.phase === "done" && step.on <= today,
    )
    .sort((a, b) => b.step.on.localeCompare(a.step.on))[0];
  if (!last) return "还没有走访、回访记录";
  const days = Math.round((Date.parse(today) - Date.parse(last.step.on)) / 86_400_000);
  return `${longDay(last.step.on, "zh")}，${days === 0 ? "今天" : `${days} 天前`}　${[
    last.step.title,
    last.step.what,
    last.step.detail,
  ]
    .filter(Boolean)
    .join("，")}`;
}

/** What they have of the policies of the house, ticked; what most could have, empty. */
function policiesOf(
  db: Db,
  home: Household | null,
  ids: readonly number[],
  steps: Done,
  today: Day,
  sensitive: boolean,
) {
  const had = (part: PersonStep["part"]) =>
    steps.some(({ step }) => step.part === part && step.phase === "done");
  const insured = ids.some((id) => pensionState(db, id, today, "zh") !== null);
  const benefits = sensitive && home ? benefitsOf(db, home.id, ids) : [];
  const standing = benefits.filter((b) => b.toOn === null || b.toOn >= today);
  return [
    { name: "居民养老保险", enjoyed: insured },
    { name: "创业培训", enjoyed: had("training") },
    { name: "创业担保贷款", enjoyed: had("loans") },
    { name: "捐赠设备", enjoyed: had("equipment") },
    ...[...new Set(standing.map((b) => benefitName(b, "zh")))].map((name) => ({ name, enjoyed: true })),
  ];
}

/** Training, loans, equipment and shops, the newest first. */
function supportWords(steps: Done, several: boolean): string {
  const words = steps
    .filter(({ step }) => step.part && step.part !== "follow-ups" && step.phase !== "void")
    .sort((a, b) => b.step.on.localeCompare(a.step.on))
    .slice(0, 4)
    .map(({ step, name }) =>
      [
        several ? `${name} ` : "",
        `${longDay(step.on, "zh").replace(/\d+日$/, "")} ${step.title} ${step.what} ${step.badge.word}`,
      ].join(""),
    );
  return words.join("；") || "没有参加过参观、培训，没有贷款和设备";
}

function missingOf(
  db: Db,
  home: Household | null,
  people: readonly Someone[],
  today: Day,
  sensitive: boolean,
): string[] {
  const adults = people.filter((m) => ageOn(m.person.birthOn, today) >= 16);
  const names = (list: readonly Someone[]) => list.map((m) => m.person.name).join("、");
  const noPhone = adults.filter((m) => !m.person.phone);
  const noWord = people.filter((m) => !situationOn(db, m.person.id, today)?.work);
  const noConsent = adults.filter((m) => !agreed(db, m.person.id));
  return [
    ...(noPhone.length > 0 ? [`${names(noPhone)}的手机号是多少`] : []),
    ...(noWord.length > 0 ? [`${names(noWord)}现在做什么、身体怎么样`] : []),
    ...(home && sensitive && incomeOf(db, home).length === 0
      ? [`${incomeYear()} 年全家收入多少，靠什么`]
      : []),
    ...(noConsent.length > 0 ? [`${names(noConsent)}签不签个人信息告知书`] : []),
  ];
}

const agreed = (db: Db, personId: number): boolean =>
  db
    .select({ id: consent.id })
    .from(consent)
    .where(and(eq(consent.personId, personId), isNull(consent.withdrawnOn)))
    .limit(1)
    .get() !== undefined;

/** Personal data on paper: that it was printed is in the person's own history. */
export function noteVisitSheet(db: Db, viewer: SignedIn, who: Person, number: string): void {
  db.transaction((tx) =>
    recordEvent(tx, viewer, {
      event: "person.visit-sheet-printed",
      subject: { kind: "person", id: who.id, label: who.name },
      villageId: who.villageId,
      after: { number },
    }),
  );
}
