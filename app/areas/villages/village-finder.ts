interface Place {
  id: number;
  name: string;
  townName: string;
  countyName: string;
}

const plain = (text: string) => text.replace(/[\s\u3000·（）()]/g, "");
const stem = (name: string) => name.replace(/(村|社区|居委会|村委会)$/, "");

/** Longer texts than this are no village but a letter. */
const longest = 60;

export type FoundVillage<P> = { found: P } | { found: null; count: number };

/**
 * Finds the village that a file means by 孔庄村, 孔庄, 黄安镇孔庄村 or 郓城县黄安镇孔庄村 3 组, among those the actor may
 * see. A name that repeats is settled by the town that is written, else by the one given. Every text is looked up once:
 * a file of a hundred thousand rows holds a few hundred villages.
 */
export function villageFinder<P extends Place>(places: readonly P[], usualTown = "") {
  const byName = new Map<string, P[]>();
  const byStem = new Map<string, P[]>();
  const put = (map: Map<string, P[]>, key: string, place: P) => {
    const there = map.get(key);
    if (there) there.push(place);
    else map.set(key, [place]);
  };
  for (const place of places) {
    const name = plain(place.name);
    put(byName, name, place);
    put(byStem, stem(name), place);
  }
  const known = new Map<string, FoundVillage<P>>();
  return (text: string): FoundVillage<P> => {
    let answer = known.get(text);
    if (!answer) {
      answer = find(plain(text).slice(0, longest));
      known.set(text, answer);
    }
    return answer;
  };

  function find(said: string): FoundVillage<P> {
    const named = new Set<P>();
    const add = (some: readonly P[] | undefined) => {
      for (const place of some ?? []) named.add(place);
    };
    for (let from = 0; from < said.length; from += 1) {
      for (let to = from + 1; to <= said.length; to += 1) {
        const part = said.slice(from, to);
        add(byName.get(part));
        if (part.endsWith("村")) add(byStem.get(part.slice(0, -1)));
      }
      add(byStem.get(said.slice(from)));
    }
    if (named.size === 0) return { found: null, count: 0 };
    // 大孔庄村 holds 孔庄村 too: the longest name is meant.
    const all = [...named];
    const length = Math.max(...all.map((p) => plain(p.name).length));
    const best = all.length === 1 ? all : all.filter((p) => plain(p.name).length === length);
    const withTown = best.filter((p) => said.includes(plain(p.townName)));
    const near = withTown.length > 0 ? withTown : best.filter((p) => p.townName === usualTown);
    const chosen = near.length > 0 ? near : best;
    return chosen.length === 1 ? { found: chosen[0]! } : { found: null, count: chosen.length };
  }
}
