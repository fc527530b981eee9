import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
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
      // The list knows where each loan is now; the rows of the report know where it was paid out.
      to: n.movedAway
        ? `/loans/reports/rows/granted?period=${todayOn().slice(0, 4)}&of=total&village=${villageId}`
        : `/loans/granted?village=${villageId}`,
    },
  ];
};
