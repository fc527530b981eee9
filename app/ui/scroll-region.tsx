import type { ReactNode } from "react";

/** What is wider than its place and scrolls sideways by itself: reached and moved by keyboard too. */
export function ScrollRegion(props: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className={props.className ?? "scroll"} aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  );
}
