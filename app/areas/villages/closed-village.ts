import type { SameShape } from "~/platform/i18n/text";

/** Why nothing new is written in a village: a message for the form with the names in it (`platform/i18n`). */
export type ClosedVillage = `closedVillage.${"merged" | "left"}${string}`;

/** Part of the catalogue of every area whose forms choose a village for something new. */
export const closedVillageZh = {
  closedVillage: {
    merged: "{{name}}已并入{{into}}，新的记录请选{{into}}。",
    left: "{{name}}已不在帮扶范围，不能再登记新的记录。",
  },
} as const;

export const closedVillageEn: SameShape<typeof closedVillageZh> = {
  closedVillage: {
    merged: "{{nameEn}} has become part of {{intoEn}}. Choose {{intoEn}} for something new.",
    left: "{{nameEn}} has left the programme: nothing new is written there.",
  },
};
