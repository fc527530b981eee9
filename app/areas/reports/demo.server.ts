import type { Db } from "db/client.server";
import { shopMonth, user, villageShop } from "db/schema";
import { demoBriefings, demoTargets } from "db/seed/reports";
import { and, asc, eq } from "drizzle-orm";
import { villageIdByCode } from "~/areas/villages/index.server";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { bySystem } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { nextMonth } from "./briefing";
import { briefingPaper } from "./briefing-paper.server";
import { defaultWords } from "./briefing-words";
import { briefingRow, photosToChoose } from "./briefings.server";
import { drawBriefing } from "./pdf/draw-briefing";
import { setTargets } from "./set-targets.server";
import { type TargetKey, targetKeys } from "./target";
import { freezeBriefing, issueBriefing, writeBriefing } from "./write-briefing.server";

const must = (answer: { ok: boolean }) => {
  if (!answer.ok) throw new Error(`demo briefing: ${JSON.stringify(answer)}`);
};

/** Targets of this year, one briefing issued, and the next one frozen with a correction of the one before. */
export function fillDemoReports(db: Db): void {
  const leader = staff(db, "leader");
  const trainer = staff(db, "trainer");
  const year = Number(todayOn().slice(0, 4));
  for (const [code, targets] of Object.entries(demoTargets)) {
    const villageId = villageIdByCode(db, code);
    if (villageId === undefined) continue;
    const values = Object.fromEntries(targetKeys.map((k) => [k, targets[k] ?? null]));
    setTargets(
      db,
      actorWith(leader, "target.set")!,
      villageId,
      year,
      values as Record<TargetKey, number | null>,
    );
  }
  const last = nextMonth(todayOn().slice(0, 7), -1);
  const before = nextMonth(last, -1);
  const photoIds = photosToChoose(db)
    .slice(0, 2)
    .map((p) => p.id);
  const edit = actorWith(trainer, "briefing.edit")!;
  const freeze = actorWith(leader, "briefing.freeze")!;
  const write = (month: string, words: Partial<typeof defaultWords>) =>
    must(writeBriefing(db, edit, month, { words: { ...defaultWords, ...words }, photoIds, revision: 0 }));
  write(before, demoBriefings.issued);
  must(freezeBriefing(db, freeze, before, endOf(before)));
  must(
    issueBriefing(db, freeze, before, (issued) => {
      const paper = briefingPaper(db, before, briefingRow(db, before), { now: Date.now(), issued });
      return { bytes: drawBriefing(paper, paperFonts()), code: paper.code };
    }),
  );
  correctSales(db, before);
  write(last, demoBriefings.draft);
  must(freezeBriefing(db, bySystem, last, endOf(last)));
}

/** When a month is frozen by itself: at the start of the next. */
const endOf = (month: string): number => Date.parse(`${nextMonth(month)}-01T00:20:00+08:00`);

/** A shop reports its sales of a month late: the issued briefing stays, the next one tells it. */
function correctSales(db: Db, month: string): void {
  const row = db
    .select({ shopId: shopMonth.shopId, salesFen: shopMonth.salesFen })
    .from(shopMonth)
    .innerJoin(villageShop, eq(villageShop.id, shopMonth.shopId))
    .where(eq(shopMonth.month, month))
    .orderBy(asc(shopMonth.shopId))
    .limit(1)
    .get();
  if (!row) return;
  db.update(shopMonth)
    .set({ salesFen: row.salesFen + 62_000 })
    .where(and(eq(shopMonth.shopId, row.shopId), eq(shopMonth.month, month)))
    .run();
}

function staff(db: Db, username: "leader" | "trainer"): SignedIn {
  const row = db.select().from(user).where(eq(user.username, username)).get()!;
  return {
    userId: row.id,
    name: row.name,
    username,
    sessionId: "demo",
    address: "demo",
    grants: [{ role: username, villages: "all" }],
  };
}
