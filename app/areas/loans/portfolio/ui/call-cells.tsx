import { useText } from "~/platform/i18n/use-text";
import { loanListText } from "../../text/lists";

/** The end of a row to telephone by: what was said last, and the way to note the next talk. */
export function CallCells({ loanId, last, may }: { loanId: number; last: string | null; may: boolean }) {
  const t = useText(loanListText);
  return (
    <>
      <td className="sub">{last}</td>
      <td className="num nw">{may && <a href={`/loans/${loanId}/calls/new`}>{t("arrears.call")}</a>}</td>
    </>
  );
}
