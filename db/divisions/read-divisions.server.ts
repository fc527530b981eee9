import { readFileSync } from "node:fs";
import path from "node:path";

export type DivisionLevel = "city" | "county" | "town" | "village";

export interface DivisionRow {
  /** 4, 6, 9 or 12 digits. */
  code: string;
  parentCode: string | null;
  /** Official name. */
  name: string;
  /** Name as people say it: 孔庄村 for 孔庄村民委员会. */
  shortName: string;
  level: DivisionLevel;
}

const levels: Record<number, { level: DivisionLevel; parent: number }> = {
  4: { level: "city", parent: 0 },
  6: { level: "county", parent: 4 },
  9: { level: "town", parent: 6 },
  12: { level: "village", parent: 9 },
};

/**
 * Name as people say it: 孔庄村民委员会 → 孔庄村, 东关社区居民委员会 and 东关居委会 → 东关社区, 吕庄社区村民委员会 → 吕庄社区.
 * The published list writes the committee's name in a dozen ways (村民委会, 村村民居委会, 社区居委员会).
 */
export function shortVillageName(official: string): string {
  const [, village] = official.match(/^(.+?)(?:村委会)?村?(?:村民(?:委员?会|居委会)|村委会)$/) ?? [];
  if (village) return village.endsWith("社区") ? village : `${village}村`;
  const [, community] = official.match(/^(.+?)(?:社区)?居民?委员?会$/) ?? [];
  return community ? `${community}社区` : official;
}

/** Reads a city's file of db/divisions. */
export function readDivisions(prefix = "3717", folder = path.resolve("db/divisions")): DivisionRow[] {
  return readFileSync(path.join(folder, `${prefix}.csv`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [code = "", name = ""] = line.split(",");
      const { level, parent } = levels[code.length]!;
      return {
        code,
        name,
        level,
        parentCode: parent ? code.slice(0, parent) : null,
        shortName: level === "village" ? shortVillageName(name) : name,
      };
    });
}

export interface CodeHistoryRow {
  code: string;
  name: string;
  fromYear: number | null;
  toYear: number | null;
  successorCode: string | null;
}

/** County codes by year (DOMAIN §2.6): 372928 was 郓城县 until 2000. */
export function readCodeHistory(folder = path.resolve("db/divisions")): CodeHistoryRow[] {
  return readFileSync(path.join(folder, "code-history.csv"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [code = "", name = "", from, to, successor] = line.split(",");
      return {
        code,
        name,
        fromYear: from ? Number(from) : null,
        toYear: to ? Number(to) : null,
        successorCode: successor || null,
      };
    });
}
