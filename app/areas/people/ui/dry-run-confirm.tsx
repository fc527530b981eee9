import { useEffect, useRef, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { type FileKindName, fileKinds } from "../import/file-kind";

export interface Asks {
  created: number;
  /** Records that are changed when what differs is replaced too. */
  known: number;
  /** Of them those that are changed all the same: something in them is empty. */
  fills: number;
  any: boolean;
  households: number;
  people: number;
  joins: number;
}

/** Whether what differs is replaced as well: the box as it stands, also when the browser had filled it in before. */
export function useReplace() {
  const box = useRef<HTMLInputElement>(null);
  const [replaces, setReplaces] = useState(false);
  useEffect(() => setReplaces(box.current?.checked ?? false), []);
  return { box, replaces, setReplaces };
}

/** The last word of a dry run, with what it writes as the box stands. */
export function ConfirmButton({
  kind,
  asks,
  replaces,
}: {
  kind: FileKindName;
  asks: Asks;
  replaces: boolean;
}) {
  const t = useText(fileKinds[kind].text);
  const { created } = asks;
  const known = replaces ? asks.known : asks.fills;
  const words = () => {
    if (created > 0)
      return known > 0 ? t("confirmBoth", { count: created, known }) : t("confirm", { count: created });
    if (known > 0) return t("confirmUpdate", { count: known });
    return t("confirmNothing");
  };
  return (
    <button type="submit" className="btn pri" name="do" value="confirm">
      {words()}
    </button>
  );
}
