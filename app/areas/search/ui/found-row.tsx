import { Fragment } from "react";
import type { Marked } from "~/platform/search/marked";
import type { SearchHit } from "~/platform/search/search-source";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";

function Pieces({ text }: { text: Marked }) {
  return (
    <>
      {text.map(([piece, found], i) =>
        found ? <mark key={i}>{piece}</mark> : <Fragment key={i}>{piece}</Fragment>,
      )}
    </>
  );
}

/** One answer: what was found is underlined; the chosen one says how to open it. */
export function FoundRow(props: { hit: SearchHit; icon: string; chosen?: boolean; open?: string }) {
  const { hit } = props;
  return (
    <a className="found" href={hit.to} aria-current={props.chosen || undefined}>
      <Icon name={props.icon} />
      <span className="grow">
        <b>
          <Pieces text={hit.title} />
        </b>{" "}
        <span className="sub">
          <Pieces text={hit.detail} />
        </span>
      </span>
      {hit.state && (
        <Badge tone={hit.state.tone} icon={hit.state.icon}>
          {hit.state.word}
        </Badge>
      )}
      {props.chosen && props.open && (
        <span className="t12 sub row nophone">
          <Icon name="corner-down-left" />
          {props.open}
        </span>
      )}
    </a>
  );
}
