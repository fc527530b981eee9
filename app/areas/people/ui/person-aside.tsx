import { Sheet } from "~/ui/sheet";
import type { PersonAside } from "../person-source";

/** Short facts of one area at the side of a person's page. */
export function PersonAsideSheet({ aside }: { aside: PersonAside }) {
  const { title, more, lines, none } = aside;
  return (
    <Sheet title={title} actions={more && <a href={more.to}>{more.label}</a>} pad>
      {lines.length === 0 && none && <p className="t13 sub">{none}</p>}
      <dl className="who-list">
        {lines.map((l) => (
          <div key={l.key} className={l.past ? "sub" : undefined}>
            <dt>
              {l.label}
              {l.act && !l.past && (
                <a className="act" href={l.act.to}>
                  {l.act.label}
                </a>
              )}
            </dt>
            <dd className={l.warn ? "warn" : undefined}>
              {l.to ? <a href={l.to}>{l.value}</a> : l.value}{" "}
              {l.detail && <span className="sub block">{l.detail}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
