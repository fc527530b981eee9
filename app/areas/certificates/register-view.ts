import {
  among,
  type ConditionOf,
  columnsAmong,
  listView,
  recordId,
  typed,
  type ViewOf,
  year,
} from "~/platform/lists/list-view";
import { standings } from "./certificate";

/** The register as its address says it: filters, order, page. Pure. */
export const registerSorts = ["-issued", "issued", "name", "-name", "number", "-number"] as const;
export type RegisterSort = (typeof registerSorts)[number];

/** unclaimed: not yet handed out; claimed: handed out, of them unsigned: without a signature, and signed: all done. */
export const handouts = ["unclaimed", "claimed", "unsigned", "signed"] as const;
export type Handout = (typeof handouts)[number];

export const registerColumns = ["number", "class", "village", "issuedOn", "state", "handout"] as const;
export type RegisterColumn = (typeof registerColumns)[number];

export const registerList = listView({
  path: "/certificates",
  sorts: registerSorts,
  fields: {
    term: ["q", typed(60)],
    /** `valid` takes in those whose revocation is asked for: to everybody else they are valid. */
    state: ["state", among(standings)],
    handout: ["handout", among(handouts)],
    classId: ["class", recordId],
    villageId: ["village", recordId],
    year: ["year", year],
  },
  // What waits for the clerk stands above the register: a short page of it leaves both in sight.
  size: 15,
  further: columnsAmong(registerColumns, registerColumns),
});
export type RegisterView = ViewOf<typeof registerList>;
export type RegisterFilter = RegisterView["filter"];
export type FilterKey = ConditionOf<typeof registerList>;
