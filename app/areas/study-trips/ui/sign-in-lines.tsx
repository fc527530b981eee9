import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import type { SignPage } from "../sign-page.server";
import { tripDayText } from "../text/day";

export type Person = SignPage["people"][number];

/** Somebody with their mark at this stop and when it was made. */
export interface Marked extends Person {
  mark: "present" | "own-way" | null;
  time: string;
}

/** Somebody who has not signed in at this stop: call them, let them go their own way, or sign them in. */
export function Waiting({
  p,
  page: d,
  at,
  mayGo,
}: {
  p: Marked;
  page: SignPage;
  at: number;
  mayGo: boolean;
}) {
  const w = useText(tripDayText);
  const before = p.marks.slice(0, at).findLastIndex((m) => m?.mark === "present");
  const seen = p.marks[before];
  const left = p.marks.slice(0, at).findLastIndex((m) => m?.mark === "own-way");
  const known =
    left >= 0
      ? w("sign.wentHome", { time: p.marks[left]?.time ?? "", place: d.legs[left]?.place ?? "" })
      : p.absentReason && !seen
        ? w("sign.absent", { reason: p.absentReason })
        : null;
  return (
    <div className="li">
      <div className="grow">
        <b>{p.name}</b>
        <div className="t12 sub">
          {p.village} {p.standsFor && w("sign.standsFor", { name: p.standsFor })}{" "}
          {known ??
            (seen
              ? w("sign.lastSeen", { time: seen.time, place: d.legs[before]?.place ?? "" })
              : at > 0
                ? w("sign.neverSeen")
                : "")}
        </div>
      </div>
      {p.phone && (
        <a className="rowmore big" href={`tel:${p.phone}`} aria-label={w("sign.call", { name: p.name })}>
          <Icon name="phone" />
        </a>
      )}
      {mayGo && (
        <button
          type="submit"
          className="btn"
          name="one"
          value={`${p.placeId}:own-way`}
          aria-label={w("sign.ownWayName", { name: p.name })}
        >
          {w("sign.actOwnWay")}
        </button>
      )}
      <button
        type="submit"
        className="btn pri"
        name="one"
        value={`${p.placeId}:present`}
        aria-label={w("sign.actName", { name: p.name })}
      >
        {w("sign.act")}
      </button>
    </div>
  );
}

/** Those who have, with the way back. */
export function Done({ title, people }: { title: string; people: readonly Marked[] }) {
  const w = useText(tripDayText);
  if (people.length === 0) return null;
  const ownWay = people.filter((p) => p.mark === "own-way").length;
  return (
    <section className="sheet mt3">
      <div className="sh">
        <h2>
          {title} <span className="count">{people.length - ownWay}</span>
          {ownWay > 0 && <span className="count"> {w("sign.ownWayMore", { count: ownWay })}</span>}
        </h2>
      </div>
      {people.map((p) => (
        <div className="li" key={p.placeId}>
          <div className="grow">
            <b>{p.name}</b>
            <div className="t12 sub">
              {p.village} {p.standsFor && w("sign.standsFor", { name: p.standsFor })}
            </div>
          </div>
          {p.mark === "own-way" ? (
            <Badge tone="warn" icon="arrow-right">
              {w("sign.actOwnWay")}
            </Badge>
          ) : (
            <span className="ok t13 row">
              <Icon name="check" />
              {p.time}
            </span>
          )}
          <button
            type="submit"
            className="rowmore big"
            name="one"
            value={`${p.placeId}:none`}
            aria-label={w("sign.undoName", { name: p.name })}
          >
            <Icon name="undo-2" />
          </button>
        </div>
      ))}
    </section>
  );
}
