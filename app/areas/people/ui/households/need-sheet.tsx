import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import type { NeedItem } from "../../households/needs-view.server";
import { householdsText } from "../../text/households";

/** What the family asks for, open ones first. */
export function NeedSheet({
  householdId,
  mayEdit,
  needs,
}: {
  householdId: number;
  mayEdit: boolean;
  needs: readonly NeedItem[];
}) {
  const t = useText(householdsText);
  const to = `/households/${householdId}/needs`;
  const open = needs.filter((n) => n.closed === null).length;
  return (
    <Sheet
      title={t("needs.title")}
      count={open || undefined}
      actions={mayEdit && <a href={`${to}/new`}>{t("needs.add")}</a>}
    >
      {needs.length === 0 ? (
        <p className="sb sub">{t("needs.empty")}</p>
      ) : (
        <table className="tbl two">
          <thead>
            <tr>
              <th>{t("needs.what")}</th>
              <th>{t("needs.holder")}</th>
              <th>{t("needs.when")}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {needs.map((n) => (
              <tr key={n.id} className={n.closed ? "off" : undefined}>
                <td className="wide">
                  {n.what}
                  {n.outcome && <div className="sub">{n.outcome}</div>}
                </td>
                <td className="nw">{n.holder}</td>
                <td className="nw">{n.told}</td>
                <td className="nw">
                  {n.closed ?? (
                    <>
                      <Badge tone="warn">{t("needs.standing")}</Badge>{" "}
                      {mayEdit && (
                        <a
                          className="screen-only"
                          href={`${to}/${n.id}`}
                          aria-label={t("needs.closeTitle", { what: n.what })}
                        >
                          {t("needs.close")}
                        </a>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
