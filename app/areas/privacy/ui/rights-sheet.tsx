import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Note, Sheet } from "~/ui/sheet";
import { privacyText } from "../text";

/** What the person may ask for: a copy, or deletion. */
export function RightsSheet(props: {
  personId: number;
  may: { copy: boolean; ask: boolean; decide: boolean };
  openRequest: number | null;
}) {
  const { personId, may, openRequest } = props;
  const t = useText(privacyText);
  if (!may.copy && !may.ask) return null;
  return (
    <Sheet title={t("rights.title")} pad>
      <p className="t13 sub">{t("rights.text")}</p>
      {openRequest !== null && (
        <div className="notice">
          <Note tone="warn">
            {may.decide ? (
              <a href={`/deletions/${openRequest}`}>{t("rights.openRequest")}</a>
            ) : (
              t("rights.openRequest")
            )}
          </Note>
        </div>
      )}
      <div className="row mt3">
        {may.copy && (
          <a className="btn" href={`/people/${personId}/copy`}>
            <Icon name="copy" />
            {t("rights.copy")}
          </a>
        )}
        {may.ask && openRequest === null && (
          <a className="btn" href={`/people/${personId}/deletion`}>
            <Icon name="circle-x" />
            {t("rights.deletion")}
          </a>
        )}
      </div>
    </Sheet>
  );
}
