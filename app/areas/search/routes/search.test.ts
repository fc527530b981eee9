import { beforeEach, describe, expect, it } from "vitest";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makePeople, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import * as hits from "./hits";
import * as search from "./search";

type Loaded = Exclude<Awaited<ReturnType<typeof search.loader>>, Response>;

describe("the search page", () => {
  let cookie: string;
  beforeEach(() => {
    const db = testDb();
    makePeople(db, makeVillage(db), ["张小龙"]);
    cookie = signInAs(db, "cadre").cookie;
  });

  it("sends a stranger to sign in", async () => {
    expect(await statusOf(() => search.loader(call("/search?q=x", "", {})))).toBe(303);
    expect(await statusOf(() => hits.loader(call("/search/hits?q=x", "", {})))).toBe(303);
  });

  it("lists what was found, and all of one group when asked", async () => {
    const all = (await search.loader(call("/search?q=p", cookie, {}))) as Loaded;
    expect(all.title).toBe("搜索「p」");
    expect(all.found.total).toBe(1);
    const one = (await search.loader(call("/search?q=p&group=people", cookie, {}))) as Loaded;
    expect(one.group).toBe("people");
    const none = (await search.loader(call("/search?q=p&group=nonsense", cookie, {}))) as Loaded;
    expect(none.group).toBeNull();
  });

  it.each(["11010519491231002X", "13800136625", "110105194912", "1101 0519 4912 3100 2X"])(
    "%s does not stay in an address",
    async (number) => {
      const answer = await search
        .loader(call(`/search?q=${encodeURIComponent(number)}`, cookie, {}))
        .catch((thrown: Response) => thrown);
      expect((answer as Response).headers.get("location")).toBe("/search?again=1");
      expect(
        await statusOf(() => hits.loader(call(`/search/hits?q=${encodeURIComponent(number)}`, cookie, {}))),
      ).toBe(400);
      const posted = await search.action(call("/search", cookie, {}, { q: number }));
      expect(posted).not.toBeInstanceOf(Response);
      expect(posted).toMatchObject({ total: 0 });
    },
  );

  it("a name that was posted goes into the address", async () => {
    const answer = (await search.action(call("/search", cookie, {}, { q: "张小龙" }))) as Response;
    expect(answer.status).toBe(303);
    expect(decodeURIComponent(answer.headers.get("location") ?? "")).toBe("/search?q=张小龙");
  });

  it("answers the palette as JSON that no cache keeps", async () => {
    const answer = (await hits.loader(call("/search/hits?q=p", cookie, {}))) as Response;
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({ total: 1, groups: [{ group: "people" }] });
  });
});
