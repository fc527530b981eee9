import { preference, savedView, user } from "db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { loader as peopleLoader } from "~/areas/people/routes/people";
import { rolesWithout } from "~/hidden-views";
import type { SignedIn } from "~/platform/access/actor";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { changeView, deleteView } from "./change-view.server";
import { keepView } from "./keep-view.server";
import { action as newAction, loader as newLoader } from "./routes/new-view";
import { action as viewAction, loader as viewLoader } from "./routes/view";
import { viewsOfList } from "./saved-views.server";
import { viewQuery } from "./view-lists";

let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
let trainer: ReturnType<typeof signInAs>;
let cadre: ReturnType<typeof signInAs>;

beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "冯屯村", "371725101217");
  register(db, here, { name: "张小龙", phone: null });
  register(db, there, { name: "外村人", phone: null });
  trainer = signInAs(db, "trainer");
  cadre = signInAs(db, "cadre", [here]);
});

const keep = (
  who: SignedIn,
  name: string,
  search: string,
  sharedWith: string | null = null,
  isDefault = false,
) => keepView(db, actorFor(who, "view.keep"), "people", search, { name, sharedWith, isDefault });

describe("views of a list", () => {
  it("an address is the same however its parts stand, and without what belongs to one look", () => {
    expect(viewQuery("?sort=age&missing=phone&at=xyz&all=1&q=")).toBe("missing=phone&sort=age");
  });

  it("kept twice it is one; the page shows it as the one at hand", () => {
    const first = keep(trainer.person, "缺手机", "?missing=phone");
    expect(keep(trainer.person, "缺手机", "?missing=phone")).toEqual(first);
    expect(keep(trainer.person, "缺手机", "?missing=photo")).toEqual({ ok: false, why: "view.sameName" });
    expect(keep(trainer.person, "什么都没有", "?at=1")).toEqual({ ok: false, why: "view.nothing" });
    expect(keep(trainer.person, "号码", "?q=13812346625")).toEqual({ ok: false, why: "view.private" });
    const { views } = viewsOfList(db, trainer.person, "people", "?missing=phone");
    expect(views.items).toMatchObject([{ name: "缺手机", current: true, shared: false, mine: true }]);
    expect(views.save).toBeNull();
    expect(viewsOfList(db, trainer.person, "people", "?sex=male").views.save).toContain("/views/new?");
  });

  it("who shares a condition that tells of health or poverty is told which roles will not find the view", () => {
    expect(rolesWithout("people", "category=disabled", "leader")).toEqual(["leader"]);
    expect(rolesWithout("people", "category=disabled", "everybody")).toContain("leader");
    expect(rolesWithout("people", "category=disabled", "everybody")).not.toContain("cadre");
    expect(rolesWithout("people", "category=veteran", "everybody")).toEqual([]);
    expect(rolesWithout("households", "benefit=minimum-living", "leader")).toEqual(["leader"]);
    expect(rolesWithout("people", "category=disabled", null)).toEqual([]);
    expect(rolesWithout("villages", "group=1", "leader")).toEqual([]);
  });

  it("one's own is nobody else's; a shared one opens within the reader's own villages", async () => {
    const own = keep(trainer.person, "自己的", "?missing=phone");
    const shared = keep(trainer.person, "共享的", "?missing=phone&sort=age", "cadre");
    const seen = viewsOfList(db, cadre.person, "people", "").views.items;
    // With a condition that the reader may not set it is no tab of theirs.
    expect(viewsOfList(db, cadre.person, "people", "", (q) => !q.has("missing")).views.items).toEqual([]);
    expect(seen.map((v) => [v.name, v.mine])).toEqual([["共享的", false]]);
    const page = await peopleLoader(call(seen[0]?.to ?? "", cadre.cookie, {}));
    expect(page.rows.map((r) => r.name)).toEqual(["张小龙"]);
    const at = (id: number) => ({ viewId: String(id) });
    expect(await statusOf(() => viewLoader(call("/x", cadre.cookie, at(own.ok ? own.id : 0))))).toBe(404);
    const id = shared.ok ? shared.id : 0;
    const post = (form: Record<string, string>) => viewAction(call("/x", cadre.cookie, at(id), form));
    expect(await statusOf(() => post({ viewName: "改名", isDefault: "yes" }))).toBe(303);
    expect(
      db
        .select()
        .from(savedView)
        .all()
        .map((v) => v.name),
    ).toEqual(["自己的", "共享的"]);
    expect(await statusOf(() => post({ step: "delete" }))).toBe(404);
  });

  it("the default opens with the bare list; deleted, the plain list is back", async () => {
    const kept = keep(trainer.person, "默认", "?missing=phone", null, true);
    const id = kept.ok ? kept.id : 0;
    const open = (path: string) => statusOf(() => peopleLoader(call(path, trainer.cookie, {})));
    expect(await open("/people")).toBe(302);
    expect(await open("/people?all=1")).toBe(200);
    expect(viewsOfList(db, trainer.person, "people", "").redirectTo).toBe("/people?missing=phone");
    expect(deleteView(db, actorFor(trainer.person, "view.keep"), id)).toMatchObject({ ok: true });
    expect(db.select().from(preference).all()).toEqual([]);
    expect(await open("/people")).toBe(200);
  });

  it("a view that asks for what a role must not read has no page for it, though it is shared with everybody", async () => {
    const b = keep(signInAs(db, "administrator").person, "残疾人", "?category=disabled", "everybody");
    const id = String(b.ok ? b.id : 0);
    const open = (cookie: string) => statusOf(() => viewLoader(call(`/views/${id}`, cookie, { viewId: id })));
    expect(await open(signInAs(db, "leader").cookie)).toBe(404);
    expect(await open(cadre.cookie)).toBe(200);
  });

  it("renaming to a name that is taken is refused; a role without the right to share keeps it for itself", async () => {
    keep(trainer.person, "甲", "?missing=phone");
    const b = keep(trainer.person, "乙", "?missing=photo");
    const change = changeView(db, actorFor(trainer.person, "view.keep"), b.ok ? b.id : 0, {
      name: "甲",
      sharedWith: null,
      isDefault: false,
    });
    expect(change).toEqual({ ok: false, why: "view.sameName" });
    const at = "/views/new?list=people&query=sex%3Dmale";
    const post = (form: Record<string, string>) => newAction(call(at, cadre.cookie, {}, form));
    expect(await statusOf(() => post({ viewName: "" }))).toBe(400);
    expect(await statusOf(() => post({ viewName: "男", sharedWith: "everybody" }))).toBe(303);
    expect(db.select().from(savedView).all().at(-1)).toMatchObject({ name: "男", sharedWith: null });
    expect(await statusOf(() => newLoader(call("/views/new?list=secret", cadre.cookie, {})))).toBe(404);
    expect(db.select().from(user).all().length).toBeGreaterThan(1);
  });
});
