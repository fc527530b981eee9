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
