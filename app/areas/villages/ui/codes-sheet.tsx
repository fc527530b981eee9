import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import type { CodeSpan } from "../code-history";
import { villagesText } from "../text";

/** Codes the county had, newest first: why an ID number begins otherwise than the village's code (DOMAIN §2.6). */
export function CodesSheet(props: {
  codes: readonly CodeSpan[];
  village: { code: string; countyName: string };
}) {
  const t = useText(villagesText);
  const span = (c: CodeSpan) =>
    c.toYear === null
      ? c.fromYear === null
        ? t("page.now")
        : t("page.codeNow", { from: c.fromYear })
      : c.fromYear === null
        ? t("page.codeUntil", { to: c.toYear })
        : t("page.codePast", { from: c.fromYear, to: c.toYear });
  if (props.codes.length === 0) return null;
  return (
    <Sheet title={t("page.codes")} foot={t("page.codeHelp")}>
      <table className="tbl">
        <caption className="vh">{t("page.codes")}</caption>
        <tbody>
          {props.codes.map((c) => (
            <tr key={c.code}>
              <td>
                <b>{c.code}</b>
              </td>
              <td>{c.name}</td>
              <td className="num sub">{span(c)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
