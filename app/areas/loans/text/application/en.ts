import type { SameShape } from "~/platform/i18n/text";
import { enForm } from "./en-form";
import { enList } from "./en-list";
import { enParties } from "./en-parties";
import { enWay } from "./en-way";
import type { applicationZh } from "./zh";

export const applicationEn: SameShape<typeof applicationZh> = {
  ...enForm,
  ...enWay,
  ...enList,
  ...enParties,
};
