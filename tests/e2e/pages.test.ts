import { syntheticPerson } from "db/seed/synthetic-person";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { measureWeight } from "../../scripts/bench/weight";
import { signInThrough } from "../support/browser";
import { passing } from "../support/page-visits";
import { type PageWalk, pages, startWalk } from "../support/page-walk";
import { pdfText } from "../support/pdf-text";

// What holds of pages besides the walk through all of them (pages-zh.test.ts, pages-en.test.ts).

let walk: PageWalk;
beforeAll(async () => {
  walk = await startWalk();
});
afterAll(() => walk?.close());

it("every page is known to the walk", () => {
  const unknown = pages.map((p) => p.path).filter((p) => !(p in walk.visits) && !passing.includes(p));
  expect(unknown).toEqual([]);
});

it("a list page loads no more JavaScript than MEASURES allows", () => {
  expect(measureWeight("people")[0]?.median).toBeLessThanOrEqual(130);
});

/** Who has had everything the programme does: trip, class, certificate, shop, loan, visits, a thing of their own. */
const whole = () =>
  walk.db.prepare("SELECT person_id FROM village_shop WHERE name = '冯屯五金配件'").pluck().get() as number;

it("the journey of a person prints on one A4, and so does their household", async () => {
  const home = walk.db
    .prepare("SELECT household_id FROM household_member WHERE person_id = ? AND to_on IS NULL")
    .pluck()
    .get(whole());
  // Somebody who has moved twice, too.
  const stay = walk.db.prepare(
    "INSERT INTO person_residence (person_id, village_id, from_on, to_on, reason, created_at) VALUES (?, 6, ?, ?, '搬迁', 1)",
  );
  const stays = [
    ["2010-03-01", "2011-09-30"],
    ["2011-10-01", "2013-03-31"],
  ].map((days) => stay.run(whole(), ...days).lastInsertRowid);
  for (const language of ["zh", "en"] as const) {
    const page = await walk.browser.window({ language, cookies: walk.cookies.get("administrator") });
    for (const at of [`/people/${whole()}`, `/households/${home}`]) {
      await page.goto(at);
      const paper = pdfText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
      expect([language, at, paper.length]).toEqual([language, at, 1]);
      const told = ["大集镇", "3717252025", "冯屯五金配件", "DK-2025-", "热敏面单打印机", "货架满"];
      if (at.startsWith("/people")) for (const word of told) expect(paper[0]).toContain(word);
    }
    await page.close();
  }
  for (const id of stays) walk.db.prepare("DELETE FROM person_residence WHERE id = ?").run(id);
});

it("no key settles a pair of people, in whatever field it is pressed", async () => {
  const page = await walk.browser.window({ cookies: walk.cookies.get("administrator") });
  const pair = walk.db.prepare("SELECT id FROM duplicate_pair WHERE state = 'suspected'").pluck().get();
  await page.goto(`/people/duplicates/${pair}`);
  await page.locator("form input[type=radio]").first().focus();
  for (const key of ["Enter", "Control+Enter"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  const state = walk.db.prepare("SELECT state FROM duplicate_pair WHERE id = ?").pluck().get(pair);
  expect([new URL(page.url()).pathname, state]).toEqual([`/people/duplicates/${pair}`, "suspected"]);
  await page.close();
});

/** What cannot be: each asks for rows of the demo that contradict one another. */
const contradictions = {
  "somebody lives in the village later than things happened there": `SELECT r.person_id FROM person_residence r JOIN (
      SELECT t.person_id AS who, s.from_on AS day FROM trip_place t JOIN study_trip s ON s.id = t.trip_id
      UNION ALL SELECT person_id, disbursed_on FROM loan UNION ALL SELECT person_id, opened_on FROM village_shop
      UNION ALL SELECT person_id, from_on FROM household_member UNION ALL SELECT person_id, applied_on FROM loan_application
      UNION ALL SELECT person_id, given_on FROM consent) x ON x.who = r.person_id
    WHERE r.from_on > x.day AND NOT EXISTS (SELECT 1 FROM person_residence o WHERE o.person_id = r.person_id AND o.from_on < r.from_on)`,
  "a spouse or a head of a household is a child": `SELECT m.id FROM household_member m JOIN person p ON p.id = m.person_id
    WHERE m.relation IN ('02', '11', '12', '38') AND date(p.birth_on, '+18 years') > m.from_on`,
  "somebody marries before the law lets them": `SELECT r.id FROM person_relation r JOIN person_relation_end e ON e.relation_id = r.id
    JOIN person p ON p.id = e.person_id WHERE r.kind = 'spouse' AND date(p.birth_on, CASE p.sex WHEN 'male' THEN '+22 years' ELSE '+20 years' END) > r.from_on`,
  "a couple lives in two households": `SELECT r.id FROM person_relation r JOIN person_relation_end e ON e.relation_id = r.id
    LEFT JOIN household_member m ON m.person_id = e.person_id AND m.to_on IS NULL
    WHERE r.kind = 'spouse' AND r.ended_at IS NULL GROUP BY r.id HAVING count(DISTINCT m.household_id) <> 1`,
  "somebody belongs to a household before they are born": `SELECT m.id FROM household_member m JOIN person p ON p.id = m.person_id WHERE m.from_on < p.birth_on`,
  "a certificate is older than its class, or handed out before it was issued": `SELECT c.id FROM certificate c
    JOIN training_class k ON k.id = c.class_id WHERE c.issued_on <= k.ends_on OR c.handed_out_on < c.issued_on`,
  "somebody enrols after the class began": `SELECT e.id FROM enrolment e JOIN training_class k ON k.id = e.class_id
    WHERE date(e.created_at / 1000, 'unixepoch', '+8 hours') > k.starts_on`,
  "a shop that follows a trip is older than the trip": `SELECT s.id FROM village_shop s JOIN study_trip t ON t.id = s.trip_id WHERE s.opened_on <= t.to_on`,
  "a loan is paid out before it was applied for, or a payment, a visit or a subsidy comes before it": `SELECT l.id FROM loan l
    JOIN loan_application a ON a.id = l.application_id WHERE l.disbursed_on < a.applied_on
      OR EXISTS (SELECT 1 FROM loan_event e WHERE e.loan_id = l.id AND e."on" < l.disbursed_on)
      OR EXISTS (SELECT 1 FROM loan_visit v WHERE v.loan_id = l.id AND v.done_on < l.disbursed_on)
      OR EXISTS (SELECT 1 FROM subsidy_line s WHERE s.loan_id = l.id AND s.paid_on < l.disbursed_on)`,
  "steps of an application run backwards": `SELECT a.id FROM loan_state_change a JOIN loan_state_change b ON b.application_id = a.application_id AND b.id > a.id WHERE b.at < a.at`,
  "a business or a shop is younger than the application that names it": `SELECT id FROM loan_application WHERE registered_on > applied_on OR shop_opened_on > applied_on`,
  "a woman is married to a woman on her application": `SELECT a.id FROM loan_application a JOIN person p ON p.id = a.person_id JOIN person s ON s.name = a.spouse_name WHERE p.sex = s.sex`,
  "an application says another marriage than the household": `SELECT a.id FROM loan_application a
    JOIN household_member m ON m.person_id = a.person_id AND m.to_on IS NULL AND m.relation IN ('02', '12')
    JOIN household_member o ON o.household_id = m.household_id AND o.to_on IS NULL AND o.relation IN ('02', '12') AND o.id <> m.id
    JOIN person s ON s.id = o.person_id WHERE a.marital IS NOT NULL AND (a.marital <> 'married' OR a.spouse_name <> s.name)`,
  "a couple at home is none in the register": `SELECT m.id FROM household_member m JOIN household_member o ON o.household_id = m.household_id AND o.relation = '12' AND o.to_on IS NULL
    WHERE m.relation = '02' AND m.to_on IS NULL AND NOT EXISTS (SELECT 1 FROM person_relation_end a JOIN person_relation_end b ON b.relation_id = a.relation_id
      WHERE a.person_id = m.person_id AND b.person_id = o.person_id AND a.open_spouse AND b.open_spouse)`,
  "things are handed over before it was approved, repaired or graded before they were there": `SELECT h.id FROM handover h JOIN donation d ON d.id = h.donation_id WHERE h."on" < d.approved_on
    UNION ALL SELECT r.id FROM item_repair r JOIN item_custody c ON c.item_id = r.item_id GROUP BY r.id HAVING r.out_on < min(c.from_on)
    UNION ALL SELECT r.id FROM item_condition r JOIN item_custody c ON c.item_id = r.item_id GROUP BY r.id HAVING r."on" < min(c.from_on)`,
  "a village is told of a trip before it was made": `SELECT l.place_id FROM trip_lesson l JOIN trip_place p ON p.id = l.place_id JOIN study_trip t ON t.id = p.trip_id WHERE l.briefed_on < t.to_on`,
  "a pension is received before sixty": `SELECT c.id FROM pension_check c JOIN person p ON p.id = c.person_id WHERE c.status = 'receiving' AND date(p.birth_on, '+60 years') > c.checked_on`,
};

it("the days of the demo follow one another as they do in life", () => {
  const found = Object.entries(contradictions)
    .map(([what, sql]) => [what, walk.db.prepare(sql).all().length] as const)
    .filter(([, rows]) => rows > 0);
  expect(found).toEqual([]);
});

describe("without script", () => {
  it("one signs in, makes a class, has it approved, enrols one person and marks the attendance", async () => {
    walk.browser.problems.splice(0);
    const trainer = await walk.browser.window({ javaScript: false });
    await signInThrough(trainer, "trainer");
    await trainer.goto("/training/new");
    await trainer.locator("select[name=course]").selectOption("gyb");
    await trainer.locator("select[name=villageId]").selectOption({ label: "黄安镇 孔庄村" });
    await trainer.fill("input[name=venue]", "孔庄村小学");
    await trainer.fill("input[name=startsOn]", addDays(todayOn(), -9));
    await trainer.fill("input[name=halfDays]", "6");
    for (const day of ["6", "0"]) await trainer.check(`input[name=weekdays][value="${day}"]`);
    await trainer.fill("textarea[name=lecturers]", "吕建国\n高洁");
    await trainer.locator("form.form button[type=submit].pri").click();
    await trainer.waitForURL(/\/training\/\d+$/);
    const at = new URL(trainer.url()).pathname;
    const press = async (page: Page, name: string | RegExp) => {
      await page.getByRole("button", { name }).first().click();
      await page.waitForLoadState();
    };
    await press(trainer, "提交开班申请");
    const leader = await walk.browser.window({ javaScript: false });
    await signInThrough(leader, "leader");
    await leader.goto(at);
    await press(leader, "批准开班");
    await trainer.goto(at);
    await press(trainer, "开始招生");
    const person = syntheticPerson(9_700_001);
    await trainer.goto(`${at}/enrol`);
    await trainer.fill("input[name=idNumber]", person.idNumber);
    await press(trainer, "查找");
    await trainer.fill("input[name=name]", person.name);
    await press(trainer, "登记进班");
    await trainer.locator(".notice", { hasText: "已登记进班" }).waitFor();
    await trainer.goto(at);
    await trainer.locator("summary", { hasText: "开班授课" }).click();
    await press(trainer, "开班授课");
    await trainer.goto(`${at}/attendance`);
    await press(trainer, /缺课/);
    await trainer.locator("[aria-pressed=true]", { hasText: "缺" }).waitFor();
    const marks = walk.db
      .prepare(
        "SELECT mark FROM attendance_mark m JOIN class_session s ON s.id = m.session_id WHERE s.class_id = ?",
      )
      .pluck()
      .all(Number(at.split("/").at(-1)));
    expect(marks).toEqual(["absent"]);
    expect(walk.browser.problems).toEqual([]);
  });

  it("a key pressed before the page is alive breaks nothing", async () => {
    const page = await walk.browser.window({ cookies: walk.cookies.get("certificate-clerk") });
    await page.addInitScript(() => {
      // React listens from here on, and has drawn nothing yet.
      const { addEventListener } = EventTarget.prototype;
      let pressed = false;
      EventTarget.prototype.addEventListener = function (...asked: Parameters<typeof addEventListener>) {
        addEventListener.apply(this, asked);
        if (pressed || this !== document || asked[0] !== "keydown") return;
        pressed = true;
        const key = { key: "k", ctrlKey: true, bubbles: true, cancelable: true };
        queueMicrotask(() => document.body.dispatchEvent(new KeyboardEvent("keydown", key)));
      };
    });
    await page.goto("/", { waitUntil: "networkidle" });
    expect(walk.browser.problems).toEqual([]);
    await expect
      .poll(async () => {
        if ((await page.locator("dialog[open]").count()) === 0) await page.keyboard.press("Control+k");
        return page.locator("dialog[open]").count();
      })
      .toBe(1);
  });
});
