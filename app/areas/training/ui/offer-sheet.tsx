import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { NameWithCodes } from "~/ui/name-with-codes";
import { Sheet } from "~/ui/sheet";
import { trainingText } from "../text";

export interface OfferView {
  enrolmentId: number;
  personId: number;
  name: string;
  /** Characters of the name that no certificate can print. */
  rare: readonly string[];
  /** Masked. */
  phone: string | null;
  until: string;
  stands: "over" | "soon" | "open";
}

const tones = { over: "bad", soon: "warn", open: "wait" } as const;

/** Seats kept for people of the waiting list: who is to be asked, until when, and what they said. */
export function OfferSheet({
  page,
}: {
  page: { id: number; offered: readonly OfferView[]; may: { withdraw: boolean } };
}) {
  const t = useText(trainingText);
  if (page.offered.length === 0) return null;
  return (
    <Sheet title={t("offer.title")} count={page.offered.length} foot={t("offer.help")}>
      <ul className="offers" id="offers">
        {page.offered.map((o) => (
          <li key={o.enrolmentId}>
            <span className="grow">
              <a className="who" href={`/people/${o.personId}`}>
                <NameWithCodes name={o.name} missing={o.rare} />
              </a>{" "}
              <span className="sub nw">{o.phone}</span>
              <span className="row">
                <Badge tone={tones[o.stands]}>
                  {t(o.stands === "over" ? "offer.over" : `offer.${o.stands}`)}
                </Badge>
                <span className="sub">{t("offer.kept", { until: o.until })}</span>
              </span>
            </span>
            {page.may.withdraw && o.stands !== "over" && (
              <OfferAnswer classId={page.id} enrolmentId={o.enrolmentId} />
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The two answers, as two buttons of one form. */
export function OfferAnswer(props: { classId: number; enrolmentId: number; primary?: boolean }) {
  const t = useText(trainingText);
  return (
    <form method="post" action={`/training/${props.classId}/places/${props.enrolmentId}`} className="row">
      <button type="submit" name="what" value="accepted" className={props.primary ? "btn pri" : "btn"}>
        {t("offer.accept")}
      </button>
      <button type="submit" name="what" value="declined" className="btn">
        {t("offer.decline")}
      </button>
    </form>
  );
}
