import type { ReactNode } from "react";
import { Icon } from "./icon";

/** Column heading that sorts: a link, so that the URL says it all. */
export function SortHeading(props: {
  label: string;
  href: string;
  sorted?: "ascending" | "descending";
  num?: boolean;
}) {
  return (
    <th aria-sort={props.sorted} className={props.num ? "num" : undefined}>
      <a href={props.href}>
        {props.label}
        {props.sorted && <Icon name={props.sorted === "ascending" ? "arrow-up" : "arrow-down"} />}
      </a>
    </th>
  );
}

/** Keyset pager: no page numbers, first and next. */
export function Pager(props: {
  summary: string;
  previous: string;
  next: string;
  previousHref?: string;
  nextHref?: string;
  sizes?: ReactNode;
}) {
  return (
    <div className="pager">
      <span className="grow">{props.summary}</span>
      {props.sizes}
      {props.previousHref ? (
        <a className="btn sm" href={props.previousHref} rel="prev">
          <Icon name="chevron-left" />
          {props.previous}
        </a>
      ) : (
        <span className="btn sm" aria-disabled="true">
          <Icon name="chevron-left" />
          {props.previous}
        </span>
      )}
      {props.nextHref ? (
        <a className="btn sm" href={props.nextHref} rel="next">
          {props.next}
          <Icon name="chevron-right" />
        </a>
      ) : (
        <span className="btn sm" aria-disabled="true">
          {props.next}
          <Icon name="chevron-right" />
        </span>
      )}
    </div>
  );
}

/** How many rows to a page: the present number, and links to the others. */
export function PageSizes(props: {
  label: string;
  size: number;
  sizes: readonly number[];
  href: (size: number) => string;
}) {
  return (
    <span className="sizes">
      {props.label}
      {props.sizes.map((size) =>
        size === props.size ? (
          <b key={size}>{size}</b>
        ) : (
          <a key={size} href={props.href(size)} aria-label={`${props.label} ${size}`}>
            {size}
          </a>
        ),
      )}
    </span>
  );
}

export function Tabs({
  items,
  label,
}: {
  label: string;
  items: readonly { label: string; to: string; current?: boolean; count?: number }[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((i) => (
        <a key={i.to} href={i.to} aria-current={i.current ? "page" : undefined}>
          {i.label} {i.count !== undefined && <span className="count">{i.count}</span>}
        </a>
      ))}
    </nav>
  );
}

export function Chip({
  label,
  value,
  removeHref,
  removeLabel,
}: {
  label: string;
  value: string;
  removeHref: string;
  removeLabel: string;
}) {
  return (
    <span className="chip">
      <span>
        {label}
        <b>{value}</b>
      </span>
      <a className="x" href={removeHref} aria-label={removeLabel}>
        <Icon name="x" />
      </a>
    </span>
  );
}

/** A figure that opens its rows. */
export function Figure(props: {
  label: string;
  value: ReactNode;
  unit?: string;
  bad?: boolean;
  href?: string;
}) {
  const inner = (
    <>
      <span className="lab">{props.label}</span>
      <span className={`fig ${props.bad ? "bad" : ""}`}>
        {typeof props.value === "number" ? props.value.toLocaleString("en") : props.value}
        {props.unit && <span className="u1">{props.unit}</span>}
      </span>
    </>
  );
  return props.href ? <a href={props.href}>{inner}</a> : <div>{inner}</div>;
}
