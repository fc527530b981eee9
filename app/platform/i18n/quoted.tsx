import { Fragment } from "react";
import { useLanguage } from "./use-text";

const quotation = /(“[^”]*\p{Script=Han}[^”]*”)/u;

/** A sentence that cites Chinese: on an English page each Chinese quotation says that it is Chinese. */
export function Quoted({ text }: { text: string }) {
  if (useLanguage() === "zh") return <>{text}</>;
  return (
    <>
      {text.split(quotation).map((piece, i) =>
        quotation.test(piece) ? (
          <span key={i} lang="zh-CN">
            {piece}
          </span>
        ) : (
          <Fragment key={i}>{piece}</Fragment>
        ),
      )}
    </>
  );
}
