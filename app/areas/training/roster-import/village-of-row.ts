interface Place {
  id: number;
  name: string;
  townName: string;
  countyName: string;
}

const plain = (text: string) => text.replace(/[\s\u3000·（）()]/g, "");
const stem = (name: string) => name.replace(/(村|社区|居委会|村委会)$/, "");

/**
 * The village that a roster means by 孔庄村, 孔庄, 黄安镇孔庄村 or 郓城县黄安镇孔庄村 3 组, among those the actor may
 * see. A name that repeats is settled by the town that is written, else by the town of the class.
 */
export function villageOfRow<P extends Place>(
  text: string,
  places: readonly P[],
  classTown: string,
): { found: P } | { found: null; count: number } {
  const said = plain(text);
  const named = places.filter((p) => {
    const name = plain(p.name);
    const short = stem(name);
    return said.includes(name) || said === short || said.endsWith(short) || said.includes(`${short}村`);
  });
  if (named.length <= 1) return named[0] ? { found: named[0] } : { found: null, count: 0 };
  // 大孔庄村 holds 孔庄村 too: the longest name is meant.
  const longest = Math.max(...named.map((p) => plain(p.name).length));
  const best = named.filter((p) => plain(p.name).length === longest);
  const withTown = best.filter((p) => said.includes(plain(p.townName)));
  const near = withTown.length > 0 ? withTown : best.filter((p) => p.townName === classTown);
  const chosen = near.length > 0 ? near : best;
  return chosen.length === 1 ? { found: chosen[0]! } : { found: null, count: chosen.length };
}
