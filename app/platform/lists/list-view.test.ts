import { describe, expect, it } from "vitest";
import { among, columnsAmong, listView, recordId, typed, upTo } from "./list-view";

const list = listView({
  path: "/things",
  sorts: ["-on", "on"],
  fields: {
    term: ["q", typed(5)],
    stage: ["stage", among(["new", "old"])],
    villageId: ["village", recordId],
    from: ["from", upTo(99)],
    to: ["to", upTo(99)],
  },
  range: ["from", "to"],
  shown: { term: ["term"], stage: ["stage"], village: ["villageId"], size: ["from", "to"] },
  further: columnsAmong(["a", "b", "c"], ["a", "b"]),
});
const at = (query: string) => list.read(new URLSearchParams(query));

describe("the address of a list", () => {
  it("says what is not usual, and is read back as it was", () => {
    expect(list.write(at(""))).toBe("/things");
    const address = "/things?q=ab&stage=old&village=7&from=0&sort=on&columns=a%2Cc&size=100";
    expect(list.write(at(address.slice(8)))).toBe(address);
    expect(list.write(at("stage=old"), "/things.xlsx")).toBe("/things.xlsx?stage=old");
  });

  it("leaves out what it does not understand", () => {
    const { filter, sort, size, columns } = at(
      "q=+abcdefg+&stage=gone&village=0&from=100&sort=x&size=7&columns=z",
    );
    expect({ filter, sort, size, columns }).toEqual({
      filter: { term: "abcde" },
      sort: "-on",
      size: 50,
      columns: ["a", "b"],
    });
  });

  it("says which conditions it did not understand, and reads a range the right way round", () => {
    const unknown = (query: string) => list.unknown(new URLSearchParams(query));
    expect(unknown("q=a&stage=gone&village=x&from=100&to=4&other=1")).toEqual(["stage", "village", "size"]);
    expect(unknown("stage=old&village=&q=+")).toEqual([]);
    const strange = (query: string) => list.strange(new URLSearchParams(query));
    expect(strange("q=a&vilage=7&other=1&other=2&empty=")).toEqual(["vilage", "other"]);
    expect(strange("stage=gone&sort=on&columns=a&size=15&at=x&id=3&all=1")).toEqual([]);
    expect(at("from=80&to=20").filter).toEqual({ from: 20, to: 80 });
    // Said not to be used, so neither end of it is.
    expect(at("from=abc&to=20&q=a").filter).toEqual({ term: "a" });
  });

  it("goes to the first page with other conditions or another order", () => {
    const deep = at("at=a.5.x&village=7");
    expect(deep.cursor).not.toBeNull();
    expect(list.write(list.filtered(deep, { stage: "new" }))).toBe("/things?stage=new&village=7");
    expect(list.write(list.sorted(deep, "-on", "on"))).toBe("/things?village=7&sort=on");
    expect(list.sorted(at("sort=on"), "-on", "on").sort).toBe("-on");
  });

  it("names conditions as they are shown, and drops one whole", () => {
    const { filter } = at("village=7&to=4&q=a");
    expect(list.set(filter)).toEqual(["term", "village", "size"]);
    expect(list.dropped({ ...filter, from: 2 }, "size")).toEqual({ term: "a", villageId: 7 });
  });

  it("finds the condition that excludes most, and none where nothing helps", () => {
    const { filter } = at("village=7&q=a");
    expect(list.worst(filter, (f) => (f.term === undefined ? 3 : f.villageId === undefined ? 9 : 0))).toEqual(
      {
        key: "village",
        count: 9,
      },
    );
    expect(list.worst(filter, () => 0)).toBeNull();
  });
});
