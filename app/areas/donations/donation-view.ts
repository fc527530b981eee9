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
import { type DonationState, donationStates, roads } from "./donation-state";

/** The list of batches as its address says it. Pure. */
export const donationSorts = ["-on", "on", "title", "-title"] as const;
export type DonationSort = (typeof donationSorts)[number];

/** Views above the list: where a batch stands, in three words. */
export const donationStages = ["before", "handing", "received"] as const;
export type DonationStage = (typeof donationStages)[number];
export const statesOfStage: Record<DonationStage, readonly DonationState[]> = {
  before: ["registered", "submitted", "returned"],
  handing: ["approved"],
  received: ["received"],
};

export const donationColumns = ["on", "donor", "villages", "pieces", "amount", "state", "next"] as const;
export type DonationColumn = (typeof donationColumns)[number];

export const donationList = listView({
  path: "/donations",
  sorts: donationSorts,
  fields: {
    term: ["q", typed(60)],
    stage: ["stage", among(donationStages)],
    state: ["state", among(donationStates)],
    road: ["road", among(roads)],
    villageId: ["village", recordId],
    year: ["year", year],
  },
  further: columnsAmong(donationColumns, donationColumns),
});
export type DonationView = ViewOf<typeof donationList>;
export type DonationFilter = DonationView["filter"];
export type DonationFilterKey = ConditionOf<typeof donationList>;
