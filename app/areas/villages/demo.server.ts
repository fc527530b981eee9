import type { Db } from "db/client.server";
import { readCodeHistory, readDivisions } from "db/divisions/read-divisions.server";
import { division, divisionCodeHistory } from "db/schema";
import { demoVillages } from "db/seed/villages";
import { bySystem } from "~/platform/audit/record-event.server";
import { plainPinyin } from "~/platform/search/pinyin";
import { addVillageIn } from "./add-village.server";
import { givePostIn } from "./give-post.server";

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

export function fillDemoVillages(db: Db): void {
  db.transaction((tx) => {
    for (const v of demoVillages) {
      const added = addVillageIn(tx, bySystem, {
        divisionCode: v.code,
        workGroup: v.workGroup,
        joinedOn: v.joinedOn,
      });
      if (!added.ok) throw new Error(`demo village ${v.code}: ${added.why}`);
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
