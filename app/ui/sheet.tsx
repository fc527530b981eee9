import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A white sheet with a title line, an optional count and actions at its right. */
export function Sheet(props: {
  title?: ReactNode;
  count?: ReactNode;
  actions?: ReactNode;
  foot?: ReactNode;
  pad?: boolean;
  className?: string;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className={`sheet ${props.className ?? ""}`} id={props.id}>
      {props.title && (
        <div className="sh">
          <h2>
            {props.title} {props.count !== undefined && <span className="count">{props.count}</span>}
          </h2>
          {props.actions && <div className="acts">{props.actions}</div>}
        </div>
      )}
      {props.pad ? <div className="sb">{props.children}</div> : props.children}
      {props.foot && <div className="sf">{props.foot}</div>}
    </section>
  );
}

/** Nothing here: what this is for, and the way to the first one. */
export function EmptyState(props: { icon: string; title: string; text: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={props.icon} />
      <h3>{props.title}</h3>
      <p>{props.text}</p>
      {props.action}
    </div>
  );
}

/** One sentence on a tint: ok, warn, bad, or plain information. */
export function Note(props: {
  tone?: "ok" | "warn" | "bad" | "mute";
  role?: "status" | "alert";
  children: ReactNode;
}) {
  return (
    <div className={`note ${props.tone ?? ""}`} role={props.role}>
      {props.children}
    </div>
  );
}

/** Label and value pairs. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="kv">
      {items.map(([label, value]) => (
        <FactRow key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
