import { demoVillages } from "db/seed/villages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/dates";
import { codesOfCounty } from "./code-history";
import { type Holder, responsibleOn, termState } from "./responsible";
import { pageOfVillages, type VillageRow, villageList } from "./villages-view";

const kongzhuang: Holder[] = demoVillages[0]!.posts.map((p, id) => ({
  id,
  post: p.post,
  holderName: p.name,
  holderTitle: p.title ?? null,
  holderPhone: p.phone ?? null,
  fromOn: p.from,
  toOn: p.to ?? null,
}));

const namesOn = (on: string) =>
  Object.fromEntries(responsibleOn(kongzhuang, on).map((r) => [r.post, r.holders.map((h) => h.holderName)]));

describe("who answers for 孔庄村", () => {
  it("changes from one day to the next, and says whom somebody followed", () => {
    expect(namesOn("2025-02-28")["group-leader"]).toEqual(["冯志刚"]);
    expect(namesOn("2025-03-01")["group-leader"]).toEqual(["孟凡亮"]);
    const leader = responsibleOn(kongzhuang, "2025-03-01").find((r) => r.post === "group-leader");
    expect(leader?.holders[0]?.after).toBe("冯志刚");
  });
  it("has nobody before the first term", () => {
    expect(Object.values(namesOn("2025-02-09")).flat()).toEqual([]);
  });
  it("has at most one holder of a single post on any day, and all members at once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), (n) => {
        const on = addDays("2025-01-01", n);
        for (const r of responsibleOn(kongzhuang, on)) {
          if (r.post !== "team-member") expect(r.holders.length).toBeLessThanOrEqual(1);
          for (const h of r.holders) expect(h.fromOn <= on && (h.toOn ?? on) >= on).toBe(true);
        }
      }),
    );
    expect(namesOn("2025-06-01")["team-member"]).toEqual(["刘玉成", "周广才"]);
  });
  it("knows a term that is over from one that begins later", () => {
    expect(termState({ fromOn: "2025-01-01", toOn: "2025-02-01" }, "2025-02-01")).toBe("now");
    expect(termState({ fromOn: "2025-01-01", toOn: "2025-02-01" }, "2025-02-02")).toBe("ended");
    expect(termState({ fromOn: "2025-02-03", toOn: null }, "2025-02-02")).toBe("later");
  });
});

describe("codes of a county", () => {
  const span = (
    code: string,
    fromYear: number | null,
    toYear: number | null,
    successorCode: string | null,
  ) => ({
    code,
    name: code,
    fromYear,
    toYear,
    successorCode,
  });
  it("follows successors over two steps, newest first, and takes nothing of others", () => {
    const all = [
      span("372923", null, 2000, "371703"),
      span("371727", 2000, 2016, "371703"),
      span("371703", 2016, null, null),
      span("372928", 1981, 2000, "371725"),
      span("371725", 2000, null, null),
    ];
    expect(codesOfCounty(all, "371703").map((c) => c.code)).toEqual(["371703", "371727", "372923"]);
    expect(codesOfCounty(all, "371725").map((c) => c.code)).toEqual(["371725", "372928"]);
  });
});

describe("the list of villages", () => {
  const row = (id: number, people: number): VillageRow => ({
    id,
    name: `村${id}`,
    townName: "黄安镇",
    countyName: "郓城县",
    code: String(371725101000 + id),
    workGroup: null,
    leftOn: null,
    liaisonOfficer: "",
    groupLeader: "",
    informationOfficer: "",
    people,
    classes: 0,
    running: 0,
  });
  it("shows every row once, forwards and back, whatever the order and size", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (people, size) => {
          const rows = people.map((n, i) => row(i + 1, n));
          const seen: number[] = [];
          let page = pageOfVillages(rows, { sort: "people", size, cursor: null });
          for (;;) {
            seen.push(...page.rows.map((r) => r.id));
            if (!page.next) break;
            page = pageOfVillages(rows, { sort: "people", size, cursor: page.next });
          }
          expect([...seen].sort((a, b) => a - b)).toEqual(rows.map((r) => r.id));
          const back: number[] = [...page.rows.map((r) => r.id)];
          while (page.previous) {
            page = pageOfVillages(rows, { sort: "people", size, cursor: page.previous });
            back.unshift(...page.rows.map((r) => r.id));
          }
          expect(back).toEqual(seen);
        },
      ),
    );
  });
  it("is written into its address and read back", () => {
    const view = villageList.read(new URLSearchParams("term=黄安&group=2&sort=people&size=15"));
    expect(view).toMatchObject({
      filter: { term: "黄安", group: "2" },
      sort: "people",
      size: 15,
      cursor: null,
    });
    expect(villageList.read(new URL(villageList.write(view), "http://x").searchParams)).toEqual(view);
    expect(villageList.read(new URLSearchParams("sort=x&at=zzz&size=9"))).toEqual(
      villageList.read(new URLSearchParams()),
    );
  });
});
