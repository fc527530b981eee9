import { certificate, enrolment } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { issueCertificates } from "~/areas/certificates/issue-certificates.server";
import { loader as register } from "~/areas/certificates/routes/certificates";
import { addDays, todayOn } from "~/platform/dates";
import type { HomeSection } from "~/platform/home/home-source";
import { closedClass, testVillage } from "../../../tests/support/closed-class";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { loader } from "./routes/home";

let db: ReturnType<typeof testDb>;
beforeEach(() => {
  db = testDb();
});
const open = async (cookie: string) => loader(call("/", cookie, {}));
const rowsOf = (s: HomeSection) => s.rows.length + (s.fold?.rows.length ?? 0);

it("what a trainer's home says waits is what stands there: people waiting for a full class stand beside it", async () => {
  const own = makeVillage(db);
  const people = makePeople(db, own, ["孔令堃", "王㛃", "李𫖯"]);
  const made = makeClass(db, own, {
    until: "enrolling",
    people,
    capacity: 2,
    startsOn: addDays(todayOn(), 5),
  });
  const full = await open(made.trainer.cookie);
  expect(full.heading).toContain("现在没有等您办的事");
  expect(full.sections).toEqual([]);
  expect(full.asides.find((a) => a.key === "training.mine")?.items[0]?.detail).toContain("候补 1 人");

  db.$client.prepare("UPDATE training_class SET capacity = 3 WHERE id = ?").run(made.id);
  const free = await open(made.trainer.cookie);
  expect(free.sections.map((s) => [s.key, s.waits, s.count, rowsOf(s)])).toEqual([
    ["training.waiting", true, 1, 1],
  ]);
  expect(free.heading).toContain("1 件事");
});

it("every number of a clerk's home opens as many certificates of the register, or the rows it counts", async () => {
  const made = closedClass(db, {
    villageId: testVillage(db),
    names: ["张小龙", "孔令霞", "王五", "赵六", "钱七", "孙八"],
  });
  const later = db.select({ id: enrolment.id }).from(enrolment).all().at(-1)!;
  const { person, cookie } = signInAs(db, "certificate-clerk");
  const issued = issueCertificates(
    db,
    actorFor(person, "certificate.issue"),
    {
      classId: made.classId,
      requestKey: "k",
      setAside: [later.id],
      form: "merged",
      ink: "mono",
      verifyBase: "https://x.cn/verify",
    },
    () => [],
  );
  expect(issued).toMatchObject({ ok: true });
  const handedOutOn = todayOn();
  const change = (id: number, set: Partial<typeof certificate.$inferInsert>) =>
    db.update(certificate).set(set).where(eq(certificate.id, id)).run();
  const [a, b, c, d] = db.select({ id: certificate.id }).from(certificate).all();
  change(a!.id, { handedOutOn });
  change(b!.id, { handedOutOn, handoutSignedOn: handedOutOn });
  change(c!.id, { handedOutOn, state: "revoked", revokedOn: handedOutOn, revokedReason: "查实" });
  change(d!.id, { state: "replaced" });

  const home = await open(cookie);
  const counted = [
    ...home.figures.map((f) => ({ key: f.key, value: f.value, to: f.to })),
    ...home.asides
      .flatMap((s) => s.items)
      .flatMap((i) => (i.to ? [{ key: i.id, value: Number(i.value), to: i.to }] : [])),
  ].filter((f) => f.to.startsWith("/certificates"));
  const behind = async (to: string) => {
    const page = await register(call(to, cookie, {}));
    if (to.endsWith("#certificates.issue"))
      return page.work?.issue.rows.reduce((n, r) => n + Number(r.action?.label.match(/\d+/)?.[0]), 0);
    if (to.endsWith("#certificates.jobs")) return page.work?.jobs.filter((j) => j.flag).length;
    return page.count;
  };
  const year = todayOn().slice(0, 4);
  const leader = signInAs(db, "leader");
  const overview = (await open(leader.cookie)).figures.find((f) => f.key === "certificates.valid");
  const ofYear = await register(call(`/certificates?year=${year}`, leader.cookie, {}));
  expect(overview?.note).toBe(`今年签发 ${ofYear.count} 张`);
  expect(ofYear.count).toBeGreaterThan(overview?.value ?? 0);

  for (const f of counted) expect([f.key, await behind(f.to)]).toEqual([f.key, f.value]);
  expect(counted.map((f) => [f.key, f.value])).toContainEqual(["handedOut", 2]);
  expect(counted.map((f) => [f.key, f.value])).toContainEqual(["certificates.toIssue", 2]);
  for (const s of home.sections) expect([s.key, rowsOf(s)]).toEqual([s.key, s.count]);
});
