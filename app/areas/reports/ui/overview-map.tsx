import type { MapFacts } from "./map-sheet";

/** The drawing: outlines with their names, a circle for each village that is a link to it. */
export function OverviewMap(d: MapFacts) {
  return (
    <svg className="ovmap" viewBox={`0 0 ${d.width} ${d.height}`} role="group" aria-label={d.label}>
      <g transform="scale(.1)">
        {d.counties
          .filter((c) => !c.own)
          .map((c) => (
            <path key={c.code} className="around" d={c.path} />
          ))}
        {d.counties
          .filter((c) => c.own)
          .map((c) => (
            <path key={c.code} className="county" d={c.path} />
          ))}
      </g>
      {d.county && <rect className="frame" x=".5" y=".5" width={d.width - 1} height={d.height - 1} />}
      {!d.grouped &&
        d.counties.map((c) => (
          <text key={c.code} className="cname" x={c.x} y={c.y} dy=".35em" textAnchor="middle">
            {c.label}
          </text>
        ))}
      {/* A telephone shows the drawing at half its size: the finger finds a small circle, and the circle itself before the room around another. */}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: not reached by keyboard; each has its twin with a name below. */}
      <g aria-hidden="true">
        {d.spots.map((s) => (
          <a key={s.id} href={s.to} tabIndex={-1}>
            <circle className="hit" cx={s.x} cy={s.y} r={Math.max(23, s.r)} />
          </a>
        ))}
      </g>
      {d.spots.map((s) => (
        <a key={s.id} href={s.to} aria-label={s.title}>
          <title>{s.title}</title>
          <circle className={`spot shade${s.shade}`} cx={s.x} cy={s.y} r={s.r} />
          {s.at && (
            <text x={s.at.x} y={s.at.y} textAnchor={s.at.anchor}>
              {s.label}
            </text>
          )}
        </a>
      ))}
    </svg>
  );
}
