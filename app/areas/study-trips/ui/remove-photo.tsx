import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { tripText } from "../text";

/** Before a photo goes, which one it is: it cannot be had back. */
export function RemovePhoto({
  trip,
  photo,
  keep,
}: {
  trip: number;
  photo: { id: number; place: string; on: string };
  keep: () => void;
}) {
  const t = useText(tripText);
  const stays = useRef<HTMLAnchorElement>(null);
  useEffect(() => stays.current?.focus(), []);
  return (
    <Sheet title={t("photo.removeOne", { place: photo.place })} pad>
      {/* Beside the page: what is ticked and typed on it stays. */}
      <Form method="post" className="stack">
        <figure className="shots">
          <img src={`/trips/${trip}/photos/${photo.id}/photo.image`} alt={`${photo.place} ${photo.on}`} />
        </figure>
        <p>{t("photo.removeForGood")}</p>
        <p className="row">
          <button type="submit" className="btn danger" name="remove" value={photo.id}>
            {t("photo.remove")}
          </button>
          <a
            ref={stays}
            href={`/trips/${trip}/photos`}
            onClick={(e) => {
              e.preventDefault();
              keep();
            }}
          >
            {t("photo.keep")}
          </a>
        </p>
      </Form>
    </Sheet>
  );
}
