/** Views that the demo's staff keep of their lists; `{home}` is the first village. */
export const demoViews = [
  {
    list: "people",
    name: "孔庄未签同意书",
    query: "village={home}&missing=consent",
    owner: "trainer",
    role: "trainer",
    sharedWith: "cadre",
  },
  {
    list: "people",
    name: "返乡创业农民工",
    query: "category=returned-migrant&sort=age",
    owner: "leader",
    role: "leader",
    sharedWith: "everybody",
  },
  {
    list: "people",
    name: "年龄快到上限",
    query: "from=57&to=59&sort=-age",
    owner: "trainer",
    role: "trainer",
    sharedWith: null,
  },
  {
    list: "households",
    name: "孔庄低保户",
    query: "benefit=minimum-living&village={home}",
    owner: "loan-officer",
    role: "loan-officer",
    sharedWith: "cadre",
  },
  {
    list: "villages",
    name: "人多的村",
    query: "sort=people",
    owner: "leader",
    role: "leader",
    sharedWith: "everybody",
  },
] as const;
