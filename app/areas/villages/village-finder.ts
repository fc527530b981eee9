interface Place {
  id: number;
  townName: string;
}

/** A name that a village bears or bore, with the town and county of that time. */
export interface VillageName<P> {
  place: P;
  name: string;
  townName: string;
  countyName: string;
  /** Whether the actor may see the village: one of others is known only so that it is not taken for one of theirs. */
  own: boolean;
  /** The name is that of a village which became part of `place`: nobody is registered in it any more. */
  merged?: true;
}

const opened = /[（(【［[]([^）)】］\]]*)[）)】］\]]/g;
const former = /^(原|曾)/;
const division = /(省|市|县|区|乡|镇|街道|办事处)$/;

/** 孔庄村（黄安镇） is 黄安镇孔庄村; what a village was before is left out; other brackets stand where they are. */
function plain(text: string): string {
  const above: string[] = [];
  const rest = text.replace(/[\s\u3000·,，、/／\\—-]/g, "").replace(opened, (_, inside: string) => {
    if (former.test(inside)) return "";
    if (!division.test(inside)) return inside;
    above.push(inside);
    return "";
  });
  return (above.join("") + rest).replace(/[（）()【】]/g, "");
}

const kinds = /(行政村|自然村|村委会|居委会|社区|大队|村)$/;
const stem = (name: string) => name.replace(kinds, "");
/** What may follow a name that leaves out what it is: 孔庄 3 组, 孔庄村委会. */
const afterStem =
  /^(行政村|自然村|村委会|居委会|社区|大队|村|村民小组|$|第?[\d一二三四五六七八九十]+(村民)?小?(组|队|号))/;
const aboveCounty = /^(\S{2,3}省|\S{2,6}自治区)?([^县镇乡村]{2,4}市)?$/;
const belowTown = /([^镇乡村]{1,4}(管区|管理区|片区))$/;

/** The longest way first: 黄安镇, 黄安. One character alone is no town. */
const written = (name: string): string[] => {
  const short = name.replace(/(街道办事处|办事处|街道|镇|乡|县|市|区)$/, "");
  return short.length > 1 && short !== name ? [name, short] : [name];
};

/** Takes one of the names off the end of a text; null when none stands there. */
function without(text: string, name: string): string | null {
  const found = written(name).find((way) => text.endsWith(way));
  return found === undefined ? null : text.slice(0, -found.length);
}

/**
 * Whether what stands before a village's name is the town, county and so on that it belongs to, and nothing else: 西孔庄村
 * is not 孔庄村, and 孔庄村 of another town is not ours.
 */
function stoodBefore(before: string, of: VillageName<unknown>): "town" | "none" | null {
  const down = before.replace(belowTown, "");
  const town = without(down, of.townName);
  const rest = town ?? down;
  const up = without(rest, of.countyName) ?? rest;
  if (!aboveCounty.test(up)) return null;
  return town === null ? "none" : "town";
}

/** Longer texts than this are no village but a letter. */
const longest = 60;

export type FoundVillage<P> =
  | { found: P; merged?: undefined; count?: undefined }
  /** `elsewhere`: it is known, but none of the actor's. */
  | { found: null; count: number; elsewhere?: true; merged?: undefined }
  /** The name is of a village that became part of `into`. */
  | { found: null; count: 0; elsewhere?: undefined; merged: { name: string; into: P } };

/**
 * Finds the village that a file means by 孔庄村, 孔庄, 黄安镇孔庄村 or 郓城县黄安镇孔庄村 3 组. What stands before the name must
 * be its own town and county. A name that repeats is settled by the town that is written, else by the one given. Every
 * text is looked up once: a file of a hundred thousand rows holds a few hundred villages.
 */
export function villageFinder<P extends Place>(names: readonly VillageName<P>[], usualTown = "") {
  const byName = new Map<string, VillageName<P>[]>();
  const byStem = new Map<string, VillageName<P>[]>();
  const put = (map: Map<string, VillageName<P>[]>, key: string, name: VillageName<P>) => {
    const there = map.get(key);
    if (there) there.push(name);
    else map.set(key, [name]);
  };
  for (const name of names) {
    const full = plain(name.name);
    if (kinds.test(full)) put(byName, full, name);
    if (stem(full).length > 1) put(byStem, stem(full), name);
  }
  const nameLength = Math.max(0, ...names.map((n) => n.name.length));
  const known = new Map<string, FoundVillage<P>>();
  return (text: string): FoundVillage<P> => {
    let answer = known.get(text);
    if (!answer) {
      answer = find(plain(text).slice(0, longest));
      known.set(text, answer);
    }
    return answer;
  };

  function find(text: string): FoundVillage<P> {
    // 原冯屯村 is 冯屯村 that was; 原庄村 is a name of its own, so that the text is tried as it stands first.
    const answer = meantBy(text);
    const bare = text.replace(/^(原|曾)/, "");
    return answer.found || answer.merged || answer.count || bare === text ? answer : meantBy(bare);
  }

  function meantBy(said: string): FoundVillage<P> {
    const meant: { name: VillageName<P>; whole: boolean; length: number; town: boolean }[] = [];
    const add = (some: readonly VillageName<P>[] | undefined, from: number, to: number, whole: boolean) => {
      for (const name of some ?? []) {
        const before = stoodBefore(said.slice(0, from), name);
        if (before) meant.push({ name, whole, length: to - from, town: before === "town" });
      }
    };
    for (let from = 0; from < said.length; from += 1)
      for (let to = from + 2; to <= Math.min(said.length, from + nameLength); to += 1) {
        const part = said.slice(from, to);
        add(byName.get(part), from, to, true);
        if (byStem.has(part) && afterStem.test(said.slice(to))) add(byStem.get(part), from, to, false);
      }
    // 孔庄村 is meant before 孔庄社区, and of names that hold one another the longest.
    const whole = meant.some((m) => m.whole) ? meant.filter((m) => m.whole) : meant;
    const length = Math.max(0, ...whole.map((m) => m.length));
    const best = whole.filter((m) => m.length === length);
    const withTown = best.filter((m) => m.town);
    const near = withTown.length > 0 ? withTown : best.filter((m) => m.name.place.townName === usualTown);
    const chosen = new Map<number, VillageName<P>>();
    // A village that still is has its name before one of the same name that it took up.
    for (const { name } of near.length > 0 ? near : best)
      if (!name.merged || !chosen.has(name.place.id)) chosen.set(name.place.id, name);
    const [only] = chosen.values();
    if (only === undefined || chosen.size > 1) return { found: null, count: chosen.size };
    if (!only.own) return { found: null, count: 0, elsewhere: true };
    return only.merged
      ? { found: null, count: 0, merged: { name: only.name, into: only.place } }
      : { found: only.place };
  }
}
