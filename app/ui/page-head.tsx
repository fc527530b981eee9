import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface Crumb {
  label: string;
  to?: string;
}

/** Crumbs, title, one line of facts, actions, and the 文武线 beneath. */
export function PageHead(props: {
  crumbs?: readonly Crumb[];
  title: ReactNode;
  facts?: readonly ReactNode[];
  actions?: ReactNode;
  /** On a phone the actions stand at the thumb though none of them is the primary one. */
  atThumb?: boolean;
}) {
  return (
    <>
      {props.crumbs && (
        <nav className="crumb">
          {props.crumbs.map((c, i) => (
            <span key={c.label} className="row">
              {i > 0 && <Icon name="chevron-right" />}
              {c.to ? <a href={c.to}>{c.label}</a> : <span>{c.label}</span>}
            </span>
          ))}
        </nav>
      )}
      <div className="ph">
        <div>
          <h1>{props.title}</h1>
          {props.facts && (
            <div className="facts">
              {props.facts.filter(Boolean).map((fact, i) => (
                <span key={i}>{fact}</span>
              ))}
            </div>
          )}
        </div>
        {props.actions && <div className={props.atThumb ? "acts atthumb" : "acts"}>{props.actions}</div>}
      </div>
    </>
  );
}
