import { expect, it, vi } from "vitest";
import { adoptKept, keptOfOthers, ownStore, watchOthers } from "./own-store";

it("what one person marked on a phone is not sent by the next, who is told whose it is", () => {
  const mine = ownStore("qihang-trip-4", "admin");
  const theirs = ownStore("qihang-trip-4", "cadre");
  expect(mine).not.toBe(theirs);
  const kept = [
    [mine, "[{}]"],
    [theirs, "[{},{}]"],
    [`${theirs}-taken`, "[{},{},{}]"],
    [ownStore("qihang-stocktake-6", "cadre"), "[{}]"],
    ["qihang-columns", "[1,2]"],
  ] as const;
  expect([...keptOfOthers(kept, "admin")]).toEqual([["cadre", 3]]);
  expect([...keptOfOthers(kept, "cadre")]).toEqual([["admin", 1]]);
});

it("what a phone kept before an update is sent after it, and once", () => {
  const own = ownStore("qihang-trip-4", "cadre");
  const held = new Map([
    ["qihang-trip-4", "[1,2]"],
    ["qihang-trip-4-refused", "[3]"],
    [own, "[4]"],
  ]);
  const kept = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, text: string) => void held.set(name, text),
    removeItem: (name: string) => void held.delete(name),
  };
  for (const _ of [1, 2]) adoptKept(kept, "qihang-trip-4", own);
  expect(Object.fromEntries(held)).toEqual({ [own]: "[1,2,4]", [`${own}-refused`]: "[3]" });
});

it("a tab that was left open hears that another one has sent what was kept", () => {
  const page = new EventTarget();
  const kept: Record<string, string> = { [ownStore("qihang-trip-4", "trainer")]: "[{},{}]" };
  vi.stubGlobal("localStorage", kept);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  const told: number[] = [];
  const end = watchOthers("admin", (others) => told.push(others.get("trainer") ?? 0));
  delete kept[ownStore("qihang-trip-4", "trainer")];
  page.dispatchEvent(new Event("storage"));
  end();
  page.dispatchEvent(new Event("storage"));
  vi.unstubAllGlobals();
  expect(told).toEqual([2, 0]);
});
