import { spawnSync } from "node:child_process";
import { type Db, openDatabase } from "db/client.server";
import { demoVillages } from "db/seed/villages";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Role, roleCan, roles } from "~/platform/access/capabilities";
import { loadSecrets, setSecrets } from "~/platform/keys.server";
import { HttpClient } from "../support/http-client";
import { routeTable } from "../support/route-table";
import { type RunningServer, removeFolder, startServer } from "../support/running-server";
import { signInAs } from "../support/signed-in";

// FEATURES 113: every route and action, with every role and a foreign village's id: 403 or 404, and nothing leaks,
// not even in a drop-down. The table of routes is the product's own; a route it cannot place fails the test.

/** Pages that ask for no capability: of strangers, or of whoever is signed in for their own account. */
const strangers = [
  "/verify/:code?",
  "/verify",
  "/verify/public-key.pem",
  "/verify/paper",
  "/items-by-code/:code",
  "/*",
  "/sign-in",
  "/sign-in/code",
  "/sign-out",
  "/session",
  "/language",
  "/healthz",
  "/hello",
];
const ownAccount = [
  "/",
  "/account",
  "/account/password",
  "/account/second-factor",
  "/account/sessions",
  "/resume",
  "/kit",
];

const home = "371725101206";
const foreignName = "外村甲村";
const plantedVenue = "外村甲文化广场西侧教室";
const plantedHolder = "外村甲干部";

const table = routeTable();
const own: Record<string, string | number> = {};
const foreign: Record<string, string | number> = {};
const nowhere = new Proxy({} as Record<string, string | number>, { get: () => 987_654_321, has: () => true });
let server: RunningServer;
let db: Db;
let ownVillage: number;
let foreignVillage: number;
/** What must never be read by somebody whose only village is ours. */
let secrets: string[];

const one = (sql: string, ...values: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .get(...values) as number | string;
const many = (sql: string, ...values: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .all(...values) as string[];

/** Path parameters and where a record of a village is found; `null`: belongs to no village. */
const parameters: Record<string, string | null> = {
  classId:
    "SELECT id FROM training_class WHERE village_id = ? ORDER BY (SELECT count(*) FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.class_id = training_class.id) DESC, id LIMIT 1",
  certificateId: "SELECT id FROM certificate WHERE village_id = ? ORDER BY id LIMIT 1",
  batchId:
    "SELECT s.batch_id FROM issue_batch_sheet s JOIN certificate c ON c.id = s.certificate_id WHERE c.village_id = ? ORDER BY 1 LIMIT 1",
  enrolmentId:
    "SELECT e.id FROM enrolment e JOIN training_class k ON k.id = e.class_id WHERE k.village_id = ? ORDER BY e.id LIMIT 1",
  personId: "SELECT id FROM person WHERE village_id = ? ORDER BY id LIMIT 1",
  householdMergeId:
    "SELECT m.id FROM record_merge m JOIN household h ON h.id = m.survivor_id WHERE m.kind = 'household' AND h.village_id = ? ORDER BY m.id LIMIT 1",
  householdId:
    "SELECT h.id FROM household h JOIN benefit b ON b.household_id = h.id WHERE h.village_id = ? ORDER BY h.id LIMIT 1",
  memberId:
    "SELECT m.id FROM household h JOIN benefit b ON b.household_id = h.id JOIN household_member m ON m.household_id = h.id AND m.to_on IS NULL WHERE h.village_id = ? ORDER BY h.id, m.id LIMIT 1",
  benefitId:
    "SELECT b.id FROM household h JOIN benefit b ON b.household_id = h.id WHERE h.village_id = ? ORDER BY h.id LIMIT 1",
  needId:
    "SELECT n.id FROM household_need n WHERE n.household_id = (SELECT h.id FROM household h JOIN benefit b ON b.household_id = h.id WHERE h.village_id = ? ORDER BY h.id LIMIT 1) ORDER BY n.id LIMIT 1",
  pairId:
    "SELECT d.id FROM duplicate_pair d JOIN person p ON p.id = d.person_a_id WHERE p.village_id = ? AND d.state = 'suspected' ORDER BY d.id LIMIT 1",
  householdPairId:
    "SELECT d.id FROM household_pair d JOIN household h ON h.id = d.household_a_id WHERE h.village_id = ? AND d.state = 'suspected' ORDER BY d.id LIMIT 1",
  mergeId:
    "SELECT m.id FROM record_merge m JOIN person p ON p.id = m.survivor_id WHERE m.kind = 'person' AND p.village_id = ? ORDER BY m.id LIMIT 1",
  tripId:
    "SELECT q.trip_id FROM trip_quota q WHERE q.village_id = ? ORDER BY (SELECT count(*) FROM trip_quota o WHERE o.trip_id = q.trip_id), q.trip_id LIMIT 1",
  placeId:
    "SELECT id FROM trip_place WHERE village_id = ? AND state <> 'withdrawn' ORDER BY trip_id DESC, id LIMIT 1",
  applicationId:
    "SELECT id FROM loan_application WHERE village_id = ? ORDER BY (SELECT count(*) FROM loan_document d WHERE d.application_id = loan_application.id AND d.content_sealed IS NOT NULL) DESC, id LIMIT 1",
  scanId:
    "SELECT d.id FROM loan_document d JOIN loan_application a ON a.id = d.application_id WHERE a.village_id = ? AND d.content_sealed IS NOT NULL ORDER BY a.id, d.id LIMIT 1",
  costId:
    "SELECT c.id FROM trip_cost c JOIN trip_quota q ON q.trip_id = c.trip_id WHERE q.village_id = ? ORDER BY c.id LIMIT 1",
  taskId: "SELECT id FROM trip_task WHERE village_id = ? ORDER BY id LIMIT 1",
  shopId: "SELECT id FROM village_shop WHERE village_id = ? ORDER BY id LIMIT 1",
  photoId:
    "SELECT f.id FROM trip_photo f JOIN trip_quota q ON q.trip_id = f.trip_id WHERE q.village_id = ? ORDER BY f.id LIMIT 1",
  donationId:
    "SELECT l.donation_id FROM donation_line l JOIN equipment_holder h ON h.id = l.holder_id WHERE h.village_id = ? ORDER BY (SELECT count(DISTINCT o.village_id) FROM donation_line m JOIN equipment_holder o ON o.id = m.holder_id WHERE m.donation_id = l.donation_id), l.donation_id LIMIT 1",
  holderId: "SELECT id FROM equipment_holder WHERE village_id = ? ORDER BY id LIMIT 1",
  handoverId:
    "SELECT p.id FROM handover p JOIN equipment_holder h ON h.id = p.to_holder_id WHERE h.village_id = ? AND p.kind = 'handover' ORDER BY p.id LIMIT 1",
  itemId:
    "SELECT i.id FROM equipment_item i JOIN equipment_holder h ON h.id = i.holder_id LEFT JOIN item_repair r ON r.item_id = i.id WHERE h.village_id = ? ORDER BY r.id IS NULL, i.id LIMIT 1",
  repairId:
    "SELECT r.id FROM item_repair r JOIN equipment_item i ON i.id = r.item_id JOIN equipment_holder h ON h.id = i.holder_id WHERE h.village_id = ? ORDER BY r.id LIMIT 1",
  conditionId:
    "SELECT c.id FROM item_condition c JOIN equipment_item i ON i.id = c.item_id JOIN equipment_holder h ON h.id = i.holder_id WHERE h.village_id = ? AND c.photo IS NOT NULL ORDER BY c.id LIMIT 1",
  writeOffId:
    "SELECT w.id FROM item_write_off w JOIN equipment_item i ON i.id = w.item_id JOIN equipment_holder h ON h.id = i.holder_id WHERE h.village_id = ? ORDER BY w.id LIMIT 1",
  stocktakeId: "SELECT id FROM stocktake WHERE village_id = ? ORDER BY id LIMIT 1",
  code: null,
  paper: null,
  form: null,
  loanPaperId: "SELECT id FROM loan_paper WHERE village_id = ? ORDER BY id LIMIT 1",
  figure: null,
  month: null,
  pictureId: null,
  villageId: "SELECT ?",
  pastId: "SELECT id FROM village_past WHERE village_id = ? LIMIT 1",
  postId: "SELECT id FROM village_post WHERE village_id = ? ORDER BY id LIMIT 1",
  importId: "SELECT id FROM import_batch WHERE village_id = ? ORDER BY id LIMIT 1",
  consentId:
    "SELECT c.id FROM consent c JOIN person p ON p.id = c.person_id WHERE p.village_id = ? ORDER BY c.id LIMIT 1",
  documentId:
    "SELECT d.id FROM person_document d JOIN person p ON p.id = d.person_id WHERE p.village_id = ? ORDER BY d.id LIMIT 1",
  relationId:
    "SELECT e.relation_id FROM person_relation_end e JOIN person p ON p.id = e.person_id WHERE p.village_id = ? ORDER BY e.id LIMIT 1",
  requestId:
    "SELECT d.id FROM deletion_request d JOIN person p ON p.id = d.person_id WHERE p.village_id = ? ORDER BY d.id LIMIT 1",
  loanId: "SELECT id FROM loan WHERE village_id = ? ORDER BY id LIMIT 1",
  eventId:
    "SELECT e.id FROM loan_event e JOIN loan l ON l.id = e.loan_id WHERE l.village_id = ? ORDER BY l.id, e.id LIMIT 1",
  loanRequestId:
    "SELECT r.id FROM loan_request r JOIN loan l ON l.id = r.loan_id WHERE l.village_id = ? ORDER BY r.id LIMIT 1",
  loanConsentId:
    "SELECT c.id FROM loan_consent c JOIN loan_request r ON r.id = c.request_id JOIN loan l ON l.id = r.loan_id WHERE l.village_id = ? ORDER BY c.id LIMIT 1",
  visitId:
    "SELECT v.id FROM loan_visit v JOIN loan l ON l.id = v.loan_id WHERE l.village_id = ? ORDER BY l.id, v.id LIMIT 1",
  caseId:
    "SELECT c.id FROM misuse_case c JOIN loan l ON l.id = c.loan_id WHERE l.village_id = ? ORDER BY c.id LIMIT 1",
  clawbackId:
    "SELECT c.id FROM subsidy_clawback c JOIN loan l ON l.id = c.loan_id WHERE l.village_id = ? ORDER BY c.id LIMIT 1",
  quarter: null,
  fileId: null,
  subsidyBatchId: null,
  lineId: null,
  fundId: null,
  bankId: null,
  entryId: null,
  noticeId: null,
  bulkId: null,
  viewId: null,
  course: null,
  versionId: null,
  username: null,
};

beforeAll(async () => {
  server = await startServer();
  db = openDatabase(`${server.dataDir}/qihang.db`);
  setSecrets(loadSecrets(server.dataDir));
  ownVillage = Number(one("SELECT id FROM village WHERE code = ?", home));
  // The foreign village: the one besides ours whose people hold the most certificates.
  foreignVillage = Number(
    one(
      `SELECT v.id FROM village v WHERE v.id <> ? ORDER BY
        (SELECT count(*) FROM certificate c WHERE c.village_id = v.id) DESC,
        (SELECT count(*) FROM training_class k WHERE k.village_id = v.id) DESC, v.id LIMIT 1`,
      ownVillage,
    ),
  );
  db.$client.prepare("UPDATE village SET name = ? WHERE id = ?").run(foreignName, foreignVillage);
  db.$client
    .prepare("UPDATE training_class SET venue = ? WHERE village_id = ?")
    .run(plantedVenue, foreignVillage);
  db.$client
    .prepare("UPDATE village_post SET holder_name = ? WHERE village_id = ?")
    .run(plantedHolder, foreignVillage);
  const ours = many(
    `SELECT name FROM person WHERE village_id = @own
      OR id IN (SELECT e.person_id FROM enrolment e JOIN training_class k ON k.id = e.class_id WHERE e.village_id = @own OR k.village_id = @own)
     UNION SELECT name FROM user UNION SELECT name FROM class_lecturer
     UNION SELECT holder_name FROM village_post WHERE village_id <> @foreign UNION SELECT holder_name FROM certificate WHERE village_id = @own`,
    { own: ownVillage, foreign: foreignVillage },
  ).concat(demoVillages.map((v) => v.name));
  const theirs = many(
    `SELECT name FROM person WHERE village_id = @foreign AND id NOT IN
      (SELECT e.person_id FROM enrolment e JOIN training_class k ON k.id = e.class_id WHERE k.village_id <> @foreign)`,
    { foreign: foreignVillage },
  ).filter((name) => name.length >= 2 && !ours.some((o) => o.includes(name)));
  const numbers = many("SELECT number FROM certificate WHERE village_id = ?", foreignVillage);
  secrets = [...new Set([foreignName, plantedVenue, plantedHolder, ...theirs, ...numbers])];
  for (const [name, sql] of Object.entries(parameters)) {
    if (sql === null) continue;
    if (
      name === "importId" &&
      !db.$client.prepare("SELECT 1 FROM pragma_table_info('import_batch') WHERE name = 'village_id'").get()
    ) {
      own[name] = foreign[name] = 999_999;
      continue;
    }
    own[name] = one(sql, ownVillage) ?? 0;
    foreign[name] = one(sql, foreignVillage) ?? 999_999;
  }
  own.viewId = foreign.viewId = Number(one("SELECT id FROM saved_view ORDER BY id LIMIT 1"));
  own.bulkId = foreign.bulkId = 999_999;
  own.noticeId = foreign.noticeId = Number(one("SELECT id FROM privacy_notice ORDER BY id LIMIT 1"));
  own.quarter = foreign.quarter = "2026-06-21";
  own.subsidyBatchId = foreign.subsidyBatchId = Number(one("SELECT max(id) FROM subsidy_batch"));
  own.lineId = foreign.lineId = Number(one("SELECT max(id) FROM subsidy_line"));
  own.fileId = foreign.fileId = 1;
  own.fundId = foreign.fundId = 1;
  own.bankId = foreign.bankId = 1;
  own.entryId = foreign.entryId = "new";
  own.course = foreign.course = "gyb";
  own.month = foreign.month = String(one("SELECT month FROM briefing WHERE state = 'issued'"));
  own.pictureId = foreign.pictureId = Number(one("SELECT min(id) FROM briefing_photo"));
  own.figure = foreign.figure = "certificates";
  own.paper = foreign.paper = "roll.pdf";
  own.form = foreign.form = "ledger.pdf";
  own.versionId = foreign.versionId = Number(one("SELECT min(id) FROM policy_version"));
  own.username = foreign.username = "leader";
});

afterAll(async () => {
  db.$client.close();
  await server.stop();
  removeFolder(server.dataDir);
});

const signedIn = (role: Role, villages: "all" | number[]): HttpClient => {
  const { cookie } = signInAs(db, role, villages, "本村测试员");
  const client = new HttpClient(server.origin);
  const at = cookie.indexOf("=");
  client.cookies.set(cookie.slice(0, at), cookie.slice(at + 1));
  return client;
};

/** The path with its parameters filled in; a parameter nobody placed is a route nobody covered. */
const fill = (path: string, from: Record<string, string | number>) =>
  path.replace(/:(\w+)\??/g, (_, name: string) => {
    if (!(name in from))
      throw new Error(`${path}: the access test does not know where a foreign :${name} comes from`);
    return String(from[name]);
  });

const scoped = (path: string) => [...path.matchAll(/:(\w+)/g)].some((m) => parameters[m[1] ?? ""]);
const guarded = table.filter(({ path }) => !strangers.includes(path) && !ownAccount.includes(path));
const leaks = (text: string) => secrets.filter((secret) => text.includes(secret));
const inVillages = roles.filter((role) => role !== "administrator");

describe("the table", () => {
  it("places every route: guarded by a capability, or known to be open", () => {
    const loose = guarded.filter(
      (r) =>
        (r.hasLoader && r.loaderAsks.length === 0) ||
        (r.hasAction && r.actionAsks.length === 0) ||
        (!r.hasLoader && !r.hasAction),
    );
    expect(loose.map((r) => r.path)).toEqual([]);
    for (const { path } of guarded) fill(path, foreign);
  });

  it("has something to look for", () => {
    expect(secrets.length).toBeGreaterThan(15);
    for (const name of ["classId", "personId", "villageId", "postId"])
      expect(foreign[name]).not.toBe(999_999);
  });
});

describe("signed out", () => {
  it("every guarded page leads to the sign-in page", async () => {
    const client = new HttpClient(server.origin);
    for (const { path, hasAction } of guarded) {
      const answer = await client.get(fill(path, own));
      expect([path, answer.status, answer.location?.split("?")[0]]).toEqual([path, 303, "/sign-in"]);
      if (!hasAction) continue;
      const posted = await client.post(fill(path, own), { any: "1" });
      expect([path, posted.status, posted.location?.split("?")[0]]).toEqual([path, 303, "/sign-in"]);
    }
  });
});

describe("what the matrix forbids is 403 and a row in the log", () => {
  it.each(roles)("%s", async (role) => {
    const client = signedIn(role, "all");
    const refusals = () => Number(one("SELECT count(*) FROM audit_event WHERE event = 'access.refused'"));
    const wrong: string[] = [];
    for (const { path, hasLoader, hasAction, loaderAsks, actionAsks } of guarded) {
      const target = fill(path, own);
      const may = loaderAsks.every((c) => roleCan(role, c));
      // What may be seen is drawn for one role; the test of lists and the walk through all pages open it for others.
      if (hasLoader && (!may || role === "administrator")) {
        const before = refusals();
        const { status } = await client.get(target);
        if (may ? status === 403 || status >= 500 : status !== 403 || refusals() === before)
          wrong.push(`GET ${path} ${status}`);
      }
      const first = actionAsks[0];
      if (hasAction && first && !roleCan(role, first)) {
        const before = refusals();
        const { status } = await client.post(target, { any: "1" });
        if (status !== 403 || refusals() === before) wrong.push(`POST ${path} ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Every table that holds the programme's records, as one string. */
function recordState(): string {
  const kept = many(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search%' AND name NOT IN ('audit_event', 'setting', 'session', 'sign_in_failure', 'held_form', 'verification', 'preference', 'user', 'role_grant', 'role_grant_village')",
  );
  return kept
    .map(
      (t) =>
        `${t} ${JSON.stringify(db.$client.prepare(`SELECT count(*), total(rowid) FROM "${t}"`).raw().get())}`,
    )
    .concat(
      JSON.stringify(db.$client.prepare("SELECT * FROM training_class").all()),
      JSON.stringify(db.$client.prepare("SELECT id, name, village_id FROM person").all()),
      JSON.stringify(db.$client.prepare("SELECT * FROM village_post").all()),
      JSON.stringify(db.$client.prepare("SELECT id, state, result FROM enrolment").all()),
    )
    .join("\n");
}

/** How many roles with one village were given a list, page or file; the first of them searched it with every condition. */
const lookedThrough = new Map<string, number>();

describe("one village, and not a word of another", () => {
  it.each(inVillages)("%s: a foreign id is not there, to read or to write", async (role) => {
    const client = signedIn(role, [ownVillage]);
    const wrong: string[] = [];
    const before = recordState();
    const refusals = () => Number(one("SELECT count(*) FROM audit_event WHERE event = 'access.refused'"));
    for (const { path, hasAction } of guarded.filter((r) => scoped(r.path))) {
      const target = fill(path, foreign);
      const rows = refusals();
      const answer = await client.get(target);
      if (refusals() === rows) wrong.push(`GET ${target} left no row`);
      if (![403, 404].includes(answer.status)) wrong.push(`GET ${target} ${answer.status}`);
      for (const leak of leaks(answer.text)) wrong.push(`GET ${target} shows ${leak}`);
      if (!hasAction) continue;
      for (const body of bodies()) {
        const posted = await client.post(target, body);
        // A form that is wrong in itself may be told so, if a record that nobody has gets the very same answer.
        const nobodys = posted.status === 400 ? await client.post(fill(path, nowhere), body) : posted;
        const sameAsNowhere = posted.status === 400 && nobodys.status === 400;
        if (![403, 404].includes(posted.status) && !sameAsNowhere)
          wrong.push(`POST ${target} ${posted.status}`);
        for (const leak of leaks(posted.text)) wrong.push(`POST ${target} shows ${leak}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(recordState()).toBe(before);
  });

  it.each(inVillages)("%s: nor in any list, drop-down, search or export", async (role) => {
    const client = signedIn(role, [ownVillage]);
    const wrong: string[] = [];
    for (const { path, hasLoader } of table) {
      if (!hasLoader || strangers.includes(path)) continue;
      const target = fill(path, own);
      // Scope is asked of the villages, not of the role: what one role was given is not drawn and searched for each other.
      const looked = lookedThrough.get(path) ?? 0;
      if (looked > 0 && /\.(pdf|xlsx|zip|csv)$/.test(path)) continue;
      if (looked > 1 && path !== "/") continue;
      const queries =
        path.includes(":") || looked > 0
          ? [""]
          : [
              "",
              `?village=${foreign.villageId}`,
              `?villageId=${foreign.villageId}`,
              "?q=wcj",
              "?view=all&state=all&size=200",
            ];
      for (const query of queries) {
        const answer = await client.get(target + query);
        if (answer.status === 403) break;
        if (answer.status < 400) lookedThrough.set(path, looked + 1);
        if (answer.status >= 500) wrong.push(`${target}${query} ${answer.status}`);
        for (const leak of leaks(await readable(answer))) wrong.push(`${target}${query} shows ${leak}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(inVillages)("%s: a new record cannot be put into a foreign village", async (role) => {
    const client = signedIn(role, [ownVillage]);
    const before = recordState();
    const wrong: string[] = [];
    for (const { path, hasAction } of guarded.filter((r) => !scoped(r.path))) {
      if (!hasAction) continue;
      for (const body of bodies()) {
        const answer = await client.post(fill(path, own), body);
        // Columns of a list, or the way to a file: allowed, if what follows shows nothing and no record was written.
        const next = answer.location ? await client.get(answer.location) : null;
        if (answer.status >= 500 || (answer.status < 400 && !next))
          wrong.push(`POST ${path} ${answer.status}`);
        for (const leak of next ? leaks(await readable(next)) : [])
          wrong.push(`POST ${path} leads to ${leak}`);
        for (const leak of leaks(answer.text).filter((l) => l !== foreignName))
          wrong.push(`POST ${path} shows ${leak}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(recordState()).toBe(before);
  });
});

/** Forms that would work at home, filled in with another village's ids. */
function bodies(): Record<string, string | string[]>[] {
  const ids = {
    villageId: String(foreign.villageId),
    village: String(foreign.villageId),
    personId: String(foreign.personId),
    classId: String(foreign.classId),
    certificateId: String(foreign.certificateId),
  };
  return [
    { ...ids, any: "1" },
    {
      ...ids,
      course: "gyb",
      venue: "村委会",
      capacity: "30",
      startsOn: "2027-03-01",
      halfDays: "6",
      weekdays: ["1", "2", "3", "4", "5"],
      halves: ["am", "pm"],
      lecturers: "周敏，丁文秀",
      clashAnyway: "1",
      revision: "1",
      sessionId: String(one("SELECT id FROM class_session WHERE class_id = ?", foreign.classId)),
      one: `${one("SELECT id FROM enrolment WHERE class_id = ?", foreign.classId)}:present`,
      to: "cancelled",
      name: "外来者",
      idNumber: "371725199001011234",
      sex: "male",
      birthOn: "1990-01-01",
      step: "enrol",
      intent: "save",
      reason: "工作需要，测试用",
    },
  ];
}

/** What a person can read in an answer: a spreadsheet and a paper are unpacked first. */
async function readable(answer: { headers: Headers; bytes: Buffer; text: string }): Promise<string> {
  const type = answer.headers.get("content-type") ?? "";
  if (type.includes("spreadsheet")) {
    const zip = await JSZip.loadAsync(answer.bytes);
    const parts = Object.values(zip.files).filter((f) => f.name.endsWith(".xml"));
    return (await Promise.all(parts.map((f) => f.async("string")))).join("\n");
  }
  if (type.includes("pdf")) {
    return spawnSync("pdftotext", ["-layout", "-", "-"], { input: answer.bytes, encoding: "utf8" }).stdout;
  }
  return answer.text;
}
