import { zhForm } from "./zh-form";
import { zhList } from "./zh-list";
import { zhParties } from "./zh-parties";
import { zhWay } from "./zh-way";

export const applicationZh = { ...zhForm, ...zhWay, ...zhList, ...zhParties } as const;
