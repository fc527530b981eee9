import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { loansOfVillageFigures } from "../money/front-door.server";
import { loanVillageText } from "../text/village";

/** Loans of a village on its page: applied for, granted, still owed, subsidised, overdue. */
export const loansVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "loan.view", villageId)) return [];
  const t = translator(loanVillageText, language);
  const n = loansOfVillageFigures(db, reader, villageId);
  const yuan = (fen: number) => yuanText(fen, language);
  return [
    {
      key: "loans",
      icon: "hand-coins",
      label: t("label"),
      value: n.granted,
      unit: t("unit", { count: n.granted }),
      detail:
        n.granted === 0
          ? t("none", { applied: n.applied })
          : t("detail", { applied: n.applied, sum: yuan(n.grantedFen), balance: yuan(n.balanceFen) }),
      note:
        n.granted === 0
          ? undefined
          : t(n.overdueFen > 0 ? "late" : "onTime", {
              sum: yuan(n.overdueFen),
              subsidy: yuan(n.subsidyFen),
            }),
      to: `/loans/granted?village=${villageId}`,
    },
  ];
};
