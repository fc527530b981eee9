import type { Db, Tx } from "db/client.server";
import { readCodeHistory, readDivisions } from "db/divisions/read-divisions.server";
import { division, divisionCodeHistory, village } from "db/schema";
import { demoVillages } from "db/seed/villages";
import { eq } from "drizzle-orm";
import { bySystem } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { plainPinyin } from "~/platform/search/pinyin";
import { addVillageIn } from "./add-village.server";
import { changeStandingIn } from "./change-standing.server";
import { givePostIn } from "./give-post.server";
import type { Village } from "./villages.server";

/** All divisions of the city with their old codes; any installation needs them, demo or not. */
export function loadDivisions(db: Db, prefix = "3717"): number {
  const rows = readDivisions(prefix);
  db.transaction((tx) => {
    const ids = new Map<string, number>();
    for (const row of rows) {
      const reading = plainPinyin(row.shortName);
      const { id } = tx
        .insert(division)
        .values({
          code: row.code,
          name: row.shortName,
          level: row.level,
          parentId: row.parentCode ? ids.get(row.parentCode) : null,
          pinyin: reading.pinyin,
          initials: reading.initials,
        })
        .returning({ id: division.id })
        .get();
      ids.set(row.code, id);
    }
    for (const old of readCodeHistory()) tx.insert(divisionCodeHistory).values(old).run();
  });
  return rows.length;
}

/** The register knows the present name: the village begins under its former one and is renamed on the day. */
function renameInDemo(tx: Tx, now: Village, change: { formerly: string; on: Day; basis: string }): void {
  tx.update(village).set({ name: change.formerly }).where(eq(village.id, now.id)).run();
  const changed = changeStandingIn(
    tx,
    bySystem,
    "all",
    now.id,
    {
      name: now.name,
      townCode: now.code.slice(0, 9),
      code: now.code,
      fromOn: change.on,
      basis: change.basis,
    },
    todayOn(),
  );
  if (!changed.ok) throw new Error(`demo village ${now.code}: ${changed.why}`);
}

export function fillDemoVillages(db: Db): void {
  db.transaction((tx) => {
    for (const v of demoVillages) {
      const added = addVillageIn(tx, bySystem, {
        divisionCode: v.code,
        workGroup: v.workGroup,
        joinedOn: v.joinedOn,
      });
      if (!added.ok) throw new Error(`demo village ${v.code}: ${added.why}`);
      if (v.renamed) renameInDemo(tx, added.village, v.renamed);
      const { latMicro, lngMicro } = v;
      tx.update(village).set({ latMicro, lngMicro }).where(eq(village.id, added.village.id)).run();
      for (const p of v.posts) {
        const given = givePostIn(tx, bySystem, added.village.id, {
          post: p.post,
          holderName: p.name,
          holderTitle: p.title,
          holderPhone: p.phone,
          fromOn: p.from,
          toOn: p.to,
        });
        if (!given.ok) throw new Error(`demo post ${v.code} ${p.name}: ${given.why}`);
      }
    }
  });
}
