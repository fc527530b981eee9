/** A group whose village became part of another keeps that village's name: 冯屯村1 is group 1 of what was 冯屯村. */
export function groupParts(group: string): { old: string | null; number: string } {
  const found = group.match(/^(\D*[村居社区屯庄])(\d{1,3})$/);
  return { old: found?.[1] ?? null, number: found?.[2] ?? group };
}

type Say = {
  (key: "page.groupOf", values: { group: string; village: string }): string;
  (key: "page.groupOfOld", values: { group: string; village: string; old: string }): string;
};

/** 黄安镇 孔庄村 第 1 村民小组; of a village that was taken up: 黄安镇 孔庄村（原冯屯村）第 1 村民小组. */
export function groupPlace(t: Say, group: string, village: string): string {
  const { old, number } = groupParts(group);
  return old === null
    ? t("page.groupOf", { group, village })
    : t("page.groupOfOld", { group: number, village, old });
}
