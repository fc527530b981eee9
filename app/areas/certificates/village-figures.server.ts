import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { registerSum } from "./list-certificates.server";
import { certificatesFigureText } from "./text/figure";

/** Certificates of a village's people, on its page. */
export const certificatesVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "certificate.view", villageId)) return [];
  const t = translator(certificatesFigureText, language);
  const sum = registerSum(db, [villageId]);
  const detail =
    sum.used === 0
      ? t("village.none")
      : sum.waiting > 0
        ? t("village.waiting", { count: sum.waiting })
        : t("village.handedOut");
  return [
    {
      key: "certificates",
      icon: "award",
      label: t("village.label"),
      value: sum.handedOut + sum.waiting,
      unit: t("village.unit", { count: sum.handedOut + sum.waiting }),
      detail,
      note:
        sum.revoked + sum.replaced > 0
          ? t("village.void", { revoked: sum.revoked, replaced: sum.replaced })
          : undefined,
      to: `/certificates?village=${villageId}&state=valid`,
    },
  ];
};
