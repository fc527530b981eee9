import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { villagesText } from "../text";

export interface LocatorFacts {
  villageId: number;
  /** Null where no outlines of the city are known. */
  picture: { width: number; height: number; path: string; x: number; y: number } | null;
  county: string;
  /** 35.5612, 115.7512; null when nobody wrote it down. */
  position: string | null;
  mapTo: string | null;
  canManage: boolean;
}

/** Where in its county the village lies. */
export function LocatorSheet(d: LocatorFacts) {
  const t = useText(villagesText);
  return (
    <Sheet
      title={t("position.title")}
      pad
      actions={
        <>
          {d.position && d.mapTo && <a href={d.mapTo}>{t("position.map")}</a>}
          {d.canManage && (
            <a href={`/villages/${d.villageId}/edit#position`}>
              {t(d.position ? "position.change" : "position.give")}
            </a>
          )}
        </>
      }
    >
      {d.picture && (
        <svg
          className="locator"
          viewBox={`0 0 ${d.picture.width} ${d.picture.height}`}
          role="img"
          aria-label={t("position.picture", { county: d.county })}
        >
          <path className="county" d={d.picture.path} />
          <circle cx={d.picture.x} cy={d.picture.y} r="7" />
        </svg>
      )}
      <p className="t13 sub">
        {d.position ? t("position.at", { county: d.county, position: d.position }) : t("position.none")}
      </p>
    </Sheet>
  );
}
