import { auditEvent, certificate } from "db/schema";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { closedClass, testVillage } from "../../../tests/support/closed-class";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { issueCertificates } from "./issue-certificates.server";
import { countCertificates, listCertificates, registerSum } from "./list-certificates.server";
import { startJobs } from "./print-jobs.server";
import { loader as batch, action as batchAction } from "./routes/batch";
import { loader as batchPdf } from "./routes/batch-pdf";
import { loader as batchZip } from "./routes/batch-zip";
import { loader as page, action as pageAction } from "./routes/certificate";
import { loader as pdf } from "./routes/certificate-pdf";
import { action as issue, loader as issuePage } from "./routes/class-certificates";
import { loader as receipts } from "./routes/receipts-pdf";
import { loader as xlsx } from "./routes/register-xlsx";
import { action as reissue } from "./routes/reissue";
import { action as replace } from "./routes/replacement";
import { action as revoke } from "./routes/revocation";
import { loader as specimen } from "./routes/specimen-pdf";

async function issued() {
  const db = testDb();
  const home = testVillage(db);
  const other = testVillage(db, 207, "冯屯村");
  const made = closedClass(db, { villageId: home, names: ["张小龙", "孔令霞", "王五"] });
  const clerk = signInAs(db, "certificate-clerk");
  issueCertificates(
    db,
    actorFor(clerk.person, "certificate.issue"),
    {
      classId: made.classId,
      requestKey: "k",
      setAside: [],
      form: "merged",
      ink: "mono",
      verifyBase: "https://x.cn/verify",
    },
    () => [],
  );
  await startJobs();
  return { db, home, other, clerk, ...made };
}

type Route = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, never>;
}) => unknown;

const params = { certificateId: "1", batchId: "1", classId: "1" };
async function statusOf(route: Route, cookie: string, fields?: Record<string, string>): Promise<number> {
  const request = new Request("http://localhost/x", {
    headers: { Cookie: cookie },
    ...(fields ? { method: "POST", body: new URLSearchParams(fields) } : {}),
  });
  try {
    const answer = (await route({ request, params, context: {} })) as {
      status?: number;
      init?: { status?: number };
    };
    return answer.init?.status ?? (answer instanceof Response ? answer.status : 200);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

const routes: Record<string, [Route, Record<string, string>?]> = {
  "the certificate": [page as Route],
  "hand-out": [pageAction as Route, { intent: "hand-out", to: "王五" }],
  reveal: [pageAction as Route, { intent: "reveal", reason: "核对" }],
  paper: [pdf as Route],
  reissue: [reissue as Route, { reason: "遗失" }],
  replacement: [replace as Route, { reason: "更正" }],
  revocation: [revoke as Route, { reason: "更正" }],
  "the job": [batch as Route],
  "confirming sheets": [batchAction as Route, { intent: "confirm", sheet: "1" }],
  "merged document": [batchPdf as Route],
  zip: [batchZip as Route],
  "the class": [issuePage as Route],
  issuing: [issue as Route, { requestKey: "other" }],
  specimen: [specimen as Route],
};

describe("certificates of another's village", () => {
  it.each(Object.keys(routes))("%s is not there for a clerk of other villages", async (name) => {
    const { db, other } = await issued();
    const stranger = signInAs(db, "certificate-clerk", [other]);
    const before = db.select().from(certificate).all();
    const [route, fields] = routes[name]!;
    expect(await statusOf(route, stranger.cookie, fields)).toBe(404);
    expect(db.select().from(certificate).all()).toEqual(before);
  });

  it("the register, its sum and its spreadsheet know nothing of them", async () => {
    const { db, other } = await issued();
    expect(listCertificates(db, [other], {}, "-issued", null, 50).rows).toEqual([]);
    expect(countCertificates(db, [other], {})).toBe(0);
    expect(registerSum(db, [other]).used).toBe(0);
    const leader = signInAs(db, "leader", [other]);
    expect(await statusOf(xlsx as Route, leader.cookie)).toBe(200);
    const row = db.select().from(auditEvent).where(eq(auditEvent.event, "certificate.exported")).get();
    expect(row?.after).toContain('"count":0');
    expect(await statusOf(receipts as Route, leader.cookie)).toBe(403);
    const clerk = signInAs(db, "certificate-clerk", [other]);
    expect(await statusOf(receipts as Route, clerk.cookie)).toBe(200);
    const printed = eq(auditEvent.event, "certificate.register-printed");
    expect(db.select().from(auditEvent).where(printed).get()?.after).toContain('"certificates":0');
  });
});

describe("roles", () => {
  it.each(["trainer", "leader", "cadre", "loan-officer"] as const)(
    "a %s looks, and changes nothing",
    async (role) => {
      const { db } = await issued();
      const { cookie } = signInAs(db, role);
      expect(await statusOf(page as Route, cookie)).toBe(200);
      for (const name of ["hand-out", "paper", "reissue", "replacement", "revocation", "issuing", "zip"]) {
        const [route, fields] = routes[name]!;
        expect(await statusOf(route, cookie, fields), name).toBe(403);
      }
    },
  );

  it("a batch in a form or an ink that does not exist is a 400, and nothing is issued", async () => {
    const { db, clerk } = await issued();
    const before = db.select().from(certificate).all().length;
    const fields = { form: "merged", ink: "mono" };
    for (const [name, value] of [
      ["form", "nonsense"],
      ["ink", "pink"],
      ["setAside", "x"],
    ] as const)
      expect(await statusOf(issue as Route, clerk.cookie, { ...fields, [name]: value })).toBe(400);
    expect(db.select().from(certificate).all()).toHaveLength(before);
  });

  it("the clerk may; a reveal without a reason does not show it, one with a reason is on record", async () => {
    const { db, clerk } = await issued();
    expect(await statusOf(pageAction as Route, clerk.cookie, { intent: "reveal", reason: " " })).toBe(400);
    const reveals = () =>
      db.select().from(auditEvent).where(eq(auditEvent.event, "person.id-number-revealed")).all();
    expect(reveals()).toHaveLength(0);
    expect(await statusOf(pageAction as Route, clerk.cookie, { intent: "reveal", reason: "核对" })).toBe(200);
    expect(reveals()[0]).toMatchObject({ reason: "核对" });
  });
});

describe("the register", () => {
  it("pages both ways without losing or repeating a row, in every order", async () => {
    const { db } = await issued();
    for (const sort of ["-issued", "issued", "name", "-name", "number", "-number"] as const) {
      const seen: number[] = [];
      let page = listCertificates(db, "all", {}, sort, null, 1);
      for (;;) {
        seen.push(page.rows[0]!.certificate.id);
        if (!page.next) break;
        page = listCertificates(db, "all", {}, sort, page.next, 1);
      }
      expect([...seen].sort()).toEqual([1, 2, 3]);
      const back = listCertificates(db, "all", {}, sort, page.previous, 1);
      expect(back.rows[0]!.certificate.id).toBe(seen[1]);
    }
  });

  it("finds by the tail of the ID number, by pinyin and by initials", async () => {
    const { db } = await issued();
    const found = (term: string) =>
      listCertificates(db, "all", { term }, "number", null, 50).rows.map((r) => r.certificate.holderName);
    const masked = listCertificates(db, "all", {}, "number", null, 1).rows[0]!.idNumberMasked;
    expect(found(masked!.slice(-4))).toEqual(["张小龙"]);
    expect([found("kong lingxia"), found("WW"), found("xiaolong")]).toEqual([["孔令霞"], ["王五"], []]);
  });

  it("adds up, and says so when a number is missing", async () => {
    const { db } = await issued();
    expect(registerSum(db, "all")).toMatchObject({ used: 3, waiting: 3, gapFree: true });
    db.$client.exec("UPDATE number_serial SET last = last + 1");
    expect(registerSum(db, "all").gapFree).toBe(false);
  });
});
