import { expect, it } from "vitest";
import { takePersonWords } from "./joiner-meant";

const people = [
  { value: "1", label: "孔祥", search: "kongxiang kx" },
  { value: "2", label: "孔祥林", search: "kongxianglin kxl" },
  { value: "3", label: "王兰", search: "wanglan wl" },
  { value: "4", label: "王兰", search: "wanglan wl" },
];

it.each([
  ["孔祥", "", "1"],
  ["kxl", "", "2"],
  ["王兰", "4", "4"],
  ["王兰", "", ""],
  ["孔", "", ""],
  ["李四", "1", ""],
  ["", "1", ""],
])("%s with %s chosen means %s", (words, chosen, meant) => {
  const form = new FormData();
  form.set("personId", chosen);
  form.set("personIdWords", words);
  takePersonWords(form, people);
  expect(form.get("personId")).toBe(meant);
});

it("a list that sends no words is left alone", () => {
  const form = new FormData();
  form.set("personId", "3");
  takePersonWords(form, people);
  expect(form.get("personId")).toBe("3");
});
