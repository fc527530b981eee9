import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of this area on other pages: a village's page and the home page. */
const zh = {
  village: {
    label: "在册人员",
    unit: "人",
    missing: "缺手机号 {{phone}} 人，缺照片 {{photo}} 人",
    complete: "手机号和照片都齐",
    none: "还没有登记村民",
  },
  households: { label: "在册家庭", unit: "户", members: "户内 {{count}} 人", none: "还没有登记家庭" },
} as const;

const en: SameShape<typeof zh> = {
  village: {
    label: "People on record",
    unit: "people",
    unit_one: "person",
    missing: "{{phone}} without phone, {{photo}} without photo",
    complete: "phone and photo of everybody",
    none: "Nobody is on record yet",
  },
  households: {
    label: "Households on record",
    unit: "households",
    unit_one: "household",
    members: "{{count}} people live in them",
    members_one: "{{count}} person lives in them",
    none: "No household is on record yet",
  },
};

export const peopleFigureText = defineText(zh, en);
