import type { HomeAside } from "~/platform/home/home-source";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";

/** Beside the work: my classes with how far they are, a sum that must come out, whom to call. */
export function AsideSheet(a: HomeAside) {
  return (
    <Sheet
      title={
        <>
          {a.title} {a.badge && <Badge tone={a.badge.tone}>{a.badge.word}</Badge>}
        </>
      }
      actions={a.more && <a href={a.more.to}>{a.more.label}</a>}
      foot={a.foot}
    >
      {a.weeks && <Weeks {...a.weeks} />}
      <ul className="looks">
        {a.items.map((i) => (
          <li key={i.id}>
            <span className="row between">
              {i.to ? <a href={i.to}>{i.label}</a> : <span>{i.label}</span>}
              {i.value && <b>{i.value}</b>}
            </span>
            {i.detail && <span className="block t12 sub">{i.detail}</span>}
            {i.progress && <progress value={i.progress.value} max={i.progress.max} aria-label={i.label} />}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Weeks(w: NonNullable<HomeAside["weeks"]>) {
  return (
    <table className="wk">
      <caption className="vh">{w.caption}</caption>
      <thead>
        <tr>
          {w.headings.map((h) => (
            <th key={h} scope="col">
              {h}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {w.rows.map((week) => (
          <tr key={week[0]?.day}>
            {week.map((d) => (
              <td
                key={d.day}
                className={d.now ? "now" : d.rest ? "off" : undefined}
                aria-current={d.now ? "date" : undefined}
              >
                {d.date}
                {d.rest && <span className="vh">{d.rest}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
