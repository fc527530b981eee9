import type { Likely } from "../../likely-view.server";
import { LikelyPeople } from "../likely-people";
import { SameNumber } from "../same-number";

/** Who of the records must be looked at before somebody is registered with a household. */
export interface WhoNotice {
  likely?: Likely;
  /** Who has the number that was typed. */
  existing?: { id: number; name: string };
}

export const whoNotice = ({ likely, existing }: WhoNotice = {}) =>
  existing ? <SameNumber {...existing} /> : likely && <LikelyPeople {...likely} />;
