import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { paperKinds } from "../paper-kinds";
import { tripText } from "../text";

/** Papers and photos of a trip, beside its roll. */
export function PapersAside(props: {
  id: number;
  papers: boolean;
  photos: { count: number; chosen: number } | null;
}) {
  const t = useText(tripText);
  return (
    <>
      {props.papers && (
        <Sheet title={t("paper.title")} actions={<a href={`/trips/${props.id}/papers`}>{t("paper.all")}</a>}>
          <ul className="papers">
            {paperKinds.map((k) => (
              <li key={k}>
                <a href={`/trips/${props.id}/papers/${k}.pdf`} target="_blank" rel="noreferrer">
                  <Icon name="file-text" />
                  {t(`paper.${k}`)}
                </a>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {props.photos && (
        <Sheet title={t("photo.title")} pad>
          <p className="t13 ink2">{t("photo.chosenOf", props.photos)}</p>
          <p className="mt2">
            <a className="btn sm" href={`/trips/${props.id}/photos`}>
              <Icon name="image" />
              {t("photo.open")}
            </a>
          </p>
        </Sheet>
      )}
    </>
  );
}
