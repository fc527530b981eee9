import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { householdsText } from "../../text/households";

export function PensionHistory(props: {
  checks: readonly { id: number; when: string; what: string; by: string; note: string | null }[];
}) {
  const t = useText(householdsText);
  if (props.checks.length === 0) return null;
  return (
    <Sheet className="mt4" title={t("check.history")} count={props.checks.length} pad>
      <ol className="tl">
        {props.checks.map((c, i) => (
          <li key={c.id} className={i === 0 ? "hot" : undefined}>
            <time>{c.when}</time>
            {c.what}
            <span className="sub block">{[c.by, c.note].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
