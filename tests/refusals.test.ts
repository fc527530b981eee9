import type { Db } from "db/client.server";
import { auditEvent, certificate, duplicatePair, enrolment, user, villagePost } from "db/schema";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { reasonText } from "~/areas/admin/audit-reason";
import { eventLabel } from "~/areas/admin/audit-words";
import { createStaff } from "~/areas/admin/create-staff.server";
import * as newStaff from "~/areas/admin/routes/new-staff";
import * as deactivation from "~/areas/admin/routes/staff-deactivation";
import * as member from "~/areas/admin/routes/staff-member";
import * as staffPassword from "~/areas/admin/routes/staff-password";
import * as secondFactor from "~/areas/admin/routes/staff-second-factor";
import { loadCertificateTemplate } from "~/areas/certificates/index.server";
import { issueCertificates } from "~/areas/certificates/issue-certificates.server";
import * as certificatePage from "~/areas/certificates/routes/certificate";
import * as issuing from "~/areas/certificates/routes/class-certificates";
import * as reissue from "~/areas/certificates/routes/reissue";
import * as revocation from "~/areas/certificates/routes/revocation";
import { scanDuplicates } from "~/areas/people/duplicates/scan-duplicates.server";
import * as duplicatePage from "~/areas/people/routes/duplicate-pair";
import * as editPerson from "~/areas/people/routes/edit-person";
import * as movePage from "~/areas/people/routes/move";
import * as newPerson from "~/areas/people/routes/new-person";
import * as personPage from "~/areas/people/routes/person";
import * as removal from "~/areas/people/routes/removal";
import * as classPage from "~/areas/training/routes/class";
import * as editClass from "~/areas/training/routes/edit-class";
import * as enrol from "~/areas/training/routes/enrol";
import * as grades from "~/areas/training/routes/grades";
import * as newClass from "~/areas/training/routes/new-class";
import * as place from "~/areas/training/routes/place";
import * as rosterImport from "~/areas/training/routes/roster-import";
import * as editVillage from "~/areas/villages/routes/edit-village";
import * as newPost from "~/areas/villages/routes/new-post";
import * as newVillage from "~/areas/villages/routes/new-village";
import * as post from "~/areas/villages/routes/post";
import { addDays, todayOn } from "~/platform/dates";
import { closedClass } from "./support/closed-class";
import { freshNumber, register } from "./support/people-fixture";
import { actorFor, signInAs } from "./support/signed-in";
import { testDb } from "./support/test-db";
import { call, makeClass, makeVillage } from "./support/training-fixture";

type Action = (args: ReturnType<typeof call>) => unknown;
type Form = Record<string, string>;

/** One thing somebody tries that a rule forbids; `with` makes the circumstances and says by whom and how. */
interface Case {
  what: string;
  page: { action: unknown };
  with: () =>
    | { cookie: string; params?: Form; form: Form }
    | Promise<{ cookie: string; params?: Form; form: Form }>;
  event: string;
  why: string;
  subject: string;
}

let db: Db;
let village: number;
const as = (role: Parameters<typeof signInAs>[1]) => signInAs(db, role).cookie;

beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

function twins() {
  const a = register(db, village, { name: "张小龙", phone: "13812346625" });
  const b = register(db, village, { name: "张晓龙", phone: "13812346625" });
  const { person } = signInAs(db, "administrator");
  scanDuplicates(db, actorFor(person, "person.merge"));
  return { a, b, pairId: String(db.select().from(duplicatePair).get()?.id) };
}

function issued() {
  const made = closedClass(db, { villageId: village, names: ["张小龙"] });
  const { person, cookie } = signInAs(db, ["certificate-clerk", "leader"]);
  const input = {
    requestKey: "k",
    setAside: [],
    form: "merged",
    ink: "mono",
    verifyBase: "http://x",
  } as const;
  issueCertificates(db, actorFor(person, "certificate.issue"), { ...input, classId: made.classId }, () => []);
  db.update(certificate).set({ state: "replaced" }).run();
  return { cookie, params: { certificateId: String(db.select().from(certificate).get()?.id) } };
}

function posted() {
  const values = { villageId: village, post: "information-officer", holderName: "孔德福", createdAt: 1 };
  const row = db
    .insert(villagePost)
    .values({ ...values, fromOn: "2024-01-01" })
    .returning()
    .get();
  const later = db
    .insert(villagePost)
    .values({ ...values, fromOn: "2022-01-01", toOn: "2022-12-31" })
    .returning()
    .get();
  return { id: String(row.id), earlier: String(later.id) };
}

async function colleague(name = "刘芳") {
  const boss = signInAs(db, "administrator");
  const made = await createStaff(db, actorFor(boss.person, "staff.manage"), { username: "liufang", name });
  if (!made.ok) throw new Error(made.why);
  return boss;
}

const enrolling = (capacity = 30) =>
  makeClass(db, village, { until: "enrolling", people: [], capacity, startsOn: addDays(todayOn(), 5) });

const cases: Case[] = [
  {
    what: "closing a class whose half-days are not marked",
    page: classPage,
    with: () => {
      const made = makeClass(db, village);
      return { cookie: made.trainer.cookie, params: { classId: String(made.id) }, form: { to: "assessing" } };
    },
    event: "class.state-changed",
    why: "class.why.unmarked",
    subject: "class",
  },
  {
    what: "a step that a class cannot take from where it stands",
    page: classPage,
    with: () => {
      const made = makeClass(db, village, { until: "planned" });
      return { cookie: made.trainer.cookie, params: { classId: String(made.id) }, form: { to: "enrolling" } };
    },
    event: "class.state-changed",
    why: "class.why.notAllowed",
    subject: "class",
  },
  {
    what: "a class of more than the rule allows",
    page: newClass,
    with: () => {
      makeClass(db, village, { until: "planned" });
      const form = {
        course: "syb",
        villageId: String(village),
        venue: "小学",
        capacity: "31",
        lecturers: "王一\n王二",
        startsOn: addDays(todayOn(), 60),
        halfDays: "4",
        weekdays: "1",
        halves: "am",
      };
      return { cookie: as("trainer"), form };
    },
    event: "class.created",
    why: "class.why.tooBig",
    subject: "village",
  },
  {
    what: "an edit of a class that somebody else changed meanwhile",
    page: editClass,
    with: () => {
      const made = enrolling();
      const form = { venue: "小学", capacity: "20", lecturers: "王一\n王二", revision: "999" };
      return { cookie: made.trainer.cookie, params: { classId: String(made.id) }, form };
    },
    event: "class.changed",
    why: "class.why.changed",
    subject: "class",
  },
  {
    what: "looking up somebody too old for the class",
    page: enrol,
    with: () => {
      const made = enrolling();
      const idNumber = freshNumber("19400101");
      register(db, village, { idNumber });
      return {
        cookie: made.trainer.cookie,
        params: { classId: String(made.id) },
        form: { idNumber, step: "look" },
      };
    },
    event: "enrolment.refused",
    why: "enrol.why.tooOld",
    subject: "class",
  },
  {
    what: "a place given up after the class was closed",
    page: place,
    with: () => {
      const made = closedClass(db, { villageId: village, names: ["张小龙"] });
      const params = {
        classId: String(made.classId),
        enrolmentId: String(db.select().from(enrolment).get()?.id),
      };
      return { cookie: as("trainer"), params, form: { what: "withdraw", reason: "家中有事" } };
    },
    event: "enrolment.withdrawn",
    why: "enrol.why.classState",
    subject: "class",
  },
  {
    what: "a roster for a class that takes nobody",
    page: rosterImport,
    with: () => {
      const made = makeClass(db, village, { until: "planned" });
      return { cookie: made.trainer.cookie, params: { classId: String(made.id) }, form: {} };
    },
    event: "import.uploaded",
    why: "enrol.why.classState",
    subject: "class",
  },
  {
    what: "a score after the class was closed",
    page: grades,
    with: () => {
      const made = closedClass(db, { villageId: village, names: ["张小龙"] });
      const id = db.select().from(enrolment).get()?.id;
      return {
        cookie: as("trainer"),
        params: { classId: String(made.classId) },
        form: { [`planScore-${id}`]: "80" },
      };
    },
    event: "grade.given",
    why: "grade.why.closed",
    subject: "class",
  },
  {
    what: "certificates of a class that is still running",
    page: issuing,
    with: () => {
      const made = makeClass(db, village);
      loadCertificateTemplate(db, "郓城县人力资源和社会保障局");
      return {
        cookie: as("certificate-clerk"),
        params: { classId: String(made.id) },
        form: { form: "merged", ink: "mono" },
      };
    },
    event: "certificate.issued",
    why: "issue.notClosed",
    subject: "class",
  },
  {
    what: "asking to revoke a certificate that was replaced",
    page: revocation,
    with: () => ({ ...issued(), form: { reason: "姓名写错" } }),
    event: "certificate.revocation-asked",
    why: "certificate.why.notValid",
    subject: "certificate",
  },
  {
    what: "printing a certificate again that was replaced",
    page: reissue,
    with: () => ({ ...issued(), form: { reason: "丢失" } }),
    event: "certificate.reissued",
    why: "certificate.why.notValid",
    subject: "certificate",
  },
  {
    what: "handing out a certificate that was replaced",
    page: certificatePage,
    with: () => ({ ...issued(), form: { to: "本人" } }),
    event: "certificate.handed-out",
    why: "certificate.why.notValid",
    subject: "certificate",
  },
  {
    what: "a second information officer on the same days",
    page: newPost,
    with: () => {
      posted();
      const form = { post: "information-officer", holderName: "孔令堃", fromOn: "2025-01-01" };
      return { cookie: as("administrator"), params: { villageId: String(village) }, form };
    },
    event: "village.post-given",
    why: "postRule.overlap",
    subject: "village",
  },
  {
    what: "a term put right so that it overlaps",
    page: post,
    with: () => ({
      cookie: as("administrator"),
      params: { villageId: String(village), postId: posted().earlier },
      form: { holderName: "孔德福", fromOn: "2022-01-01", toOn: "2025-01-01" },
    }),
    event: "village.post-changed",
    why: "postRule.overlap",
    subject: "village",
  },
  {
    what: "a village that leaves before it joined",
    page: editVillage,
    with: () => ({
      cookie: as("administrator"),
      params: { villageId: String(village) },
      form: { joinedOn: "2024-01-01", leftOn: "2023-01-01" },
    }),
    event: "village.changed",
    why: "village.backwards",
    subject: "village",
  },
  {
    what: "a village that is in the programme already",
    page: newVillage,
    with: () => ({
      cookie: as("administrator"),
      form: { division: "371725101206", joinedOn: "2024-01-01" },
    }),
    event: "village.added",
    why: "village.already",
    subject: "division",
  },
  {
    what: "a number that is on record",
    page: newPerson,
    with: () => {
      const idNumber = freshNumber();
      register(db, village, { idNumber });
      return { cookie: as("administrator"), form: { name: "孔令霞", idNumber, villageId: String(village) } };
    },
    event: "person.created",
    why: "person.sameNumber",
    subject: "village",
  },
  {
    what: "an edit of a person that somebody else changed meanwhile",
    page: editPerson,
    with: () => {
      const { id } = register(db, village);
      const form = { name: "张小龙", revision: "999" };
      return { cookie: as("administrator"), params: { personId: String(id) }, form };
    },
    event: "person.changed",
    why: "person.changedMeanwhile",
    subject: "person",
  },
  {
    what: "a move into the village where somebody lives",
    page: movePage,
    with: () => {
      const { id } = register(db, village);
      const form = { villageId: String(village), fromOn: todayOn(), reason: "搬家", revision: "1" };
      return { cookie: as("administrator"), params: { personId: String(id) }, form };
    },
    event: "person.moved",
    why: "move.sameVillage",
    subject: "person",
  },
  {
    what: "removing somebody who sits in a class",
    page: removal,
    with: () => {
      const { id } = register(db, village);
      makeClass(db, village, { until: "enrolling", people: [id], startsOn: addDays(todayOn(), 5) });
      return { cookie: as("administrator"), params: { personId: String(id) }, form: { reason: "登记错了" } };
    },
    event: "person.removed",
    why: "removal.inUse",
    subject: "person",
  },
  {
    what: "opening a bank account that nobody entered",
    page: personPage,
    with: () => {
      const { id } = register(db, village);
      return {
        cookie: as("administrator"),
        params: { personId: String(id) },
        form: { part: "bank-account", why: "contact" },
      };
    },
    event: "person.revealed",
    why: "reveal.empty",
    subject: "person",
  },
  {
    what: "merging two records of which one changed meanwhile",
    page: duplicatePage,
    with: () => {
      const { a, pairId } = twins();
      return {
        cookie: as("administrator"),
        params: { pairId },
        form: { keep: String(a.id), survivorRevision: "7", mergedRevision: "1", decision: "merge" },
      };
    },
    event: "person.merged",
    why: "merge.changedMeanwhile",
    subject: "person",
  },
  {
    what: "a user name that is taken",
    page: newStaff,
    with: async () => ({
      cookie: (await colleague()).cookie,
      form: { username: "liufang", name: "刘方" },
    }),
    event: "staff.created",
    why: "newStaff.taken",
    subject: "username",
  },
  {
    what: "deactivating oneself",
    page: deactivation,
    with: () => {
      const me = signInAs(db, "administrator");
      return { cookie: me.cookie, params: { username: me.person.username }, form: { handover: "交给刘芳" } };
    },
    event: "staff.deactivated",
    why: "deactivation.own",
    subject: "user",
  },
  {
    what: "bringing back an account that works",
    page: deactivation,
    with: async () => ({
      cookie: (await colleague()).cookie,
      params: { username: "liufang" },
      form: { step: "back" },
    }),
    event: "staff.reactivated",
    why: "deactivation.active",
    subject: "user",
  },
  {
    what: "taking one's own administrator role away",
    page: member,
    with: () => {
      const me = signInAs(db, "administrator");
      return {
        cookie: me.cookie,
        params: { username: me.person.username },
        form: { role: "leader", all: "leader" },
      };
    },
    event: "roles.changed",
    why: "roles.ownAdministrator",
    subject: "user",
  },
  {
    what: "a role without a village",
    page: member,
    with: async () => ({
      cookie: (await colleague()).cookie,
      params: { username: "liufang" },
      form: { role: "trainer" },
    }),
    event: "roles.changed",
    why: "roles.noVillages",
    subject: "user",
  },
  {
    what: "resetting one's own password as administrator",
    page: staffPassword,
    with: () => {
      const me = signInAs(db, "administrator");
      return { cookie: me.cookie, params: { username: me.person.username }, form: { reason: "忘记密码" } };
    },
    event: "password.reset",
    why: "resetPassword.own",
    subject: "user",
  },
  {
    what: "resetting a second factor that is off",
    page: secondFactor,
    with: async () => ({
      cookie: (await colleague()).cookie,
      params: { username: "liufang" },
      form: { how: "in-person", reason: "换手机" },
    }),
    event: "second-factor.reset",
    why: "resetSecond.off",
    subject: "user",
  },
];

const rows = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).all();

/** The status an answer has that is data for the form. */
const statusOf = (answer: unknown) => (answer as { init?: { status?: number } | null }).init?.status ?? 200;

describe("what a rule refuses is one row of the log", () => {
  it.each(cases)("$what", async (c) => {
    const { cookie, params = {}, form } = await c.with();
    const before = rows().length;
    const press = async () => (c.page.action as Action)(call("/x", cookie, params, form));
    expect(statusOf(await press())).toBe(422);
    expect(rows()).toHaveLength(before + 1);
    const [row] = rows();
    expect(row).toMatchObject({ event: c.event, outcome: "refused", subjectKind: c.subject });
    expect(row?.reason?.split("|")[0]).toBe(c.why);
    expect(row?.userName).toBe(
      db
        .select()
        .from(user)
        .where(eq(user.id, row?.userId ?? ""))
        .get()?.name,
    );
    expect(row?.address).toBeTruthy();
    for (const language of ["zh", "en"] as const) {
      expect(eventLabel(language, c.event)).toBeTruthy();
      const words = reasonText(language, c.event, row?.reason ?? null) ?? "";
      expect(words).toMatch(language === "zh" ? /[\u4e00-\u9fff]/ : /^[^{}|]+$/);
      expect(words).not.toContain("{{");
      expect(words).not.toContain(c.why);
    }
    expect(statusOf(await press())).toBe(422);
    expect(rows()).toHaveLength(before + 2);
  });
});

describe("what no rule refuses is no such row", () => {
  const refusals = () => rows().filter((r) => r.outcome === "refused");

  it("a form filled in wrong is a 400 and no row", async () => {
    const { cookie } = await colleague();
    const before = rows().length;
    const answer = await (newStaff.action as Action)(call("/x", cookie, {}, { username: "", name: "" }));
    expect(statusOf(answer)).toBe(400);
    expect(rows()).toHaveLength(before);
  });

  it("what succeeds is logged as done, once, and not as refused", async () => {
    const made = makeClass(db, village, { until: "planned" });
    const press = () =>
      (classPage.action as Action)(
        call("/x", made.trainer.cookie, { classId: String(made.id) }, { to: "applied" }),
      );
    const before = rows().length;
    expect(((await press()) as Response).status).toBe(303);
    expect(rows()).toHaveLength(before + 1);
    expect(rows()[0]).toMatchObject({ event: "class.state-changed", outcome: "success" });
    expect(refusals()).toEqual([]);
  });

  it("a place that is refused and kept is one row, not two", async () => {
    const made = enrolling();
    const idNumber = freshNumber("19400101");
    register(db, village, { idNumber });
    const form = { step: "enrol", looked: idNumber, idNumber };
    const before = rows().length;
    expect(
      statusOf(
        await (enrol.action as Action)(call("/x", made.trainer.cookie, { classId: String(made.id) }, form)),
      ),
    ).toBe(422);
    expect(rows()).toHaveLength(before + 1);
    expect(rows()[0]).toMatchObject({ event: "enrolment.refused", reason: "enrol.why.tooOld" });
  });
});
