import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import { outcomeText } from "../text/outcome";
import type { ShownVisit } from "../visits-shown.server";

/** Visits after 30 and 90 days: when they are due, how many villages were seen, and which wait. */
export function VisitsSheet({ visits }: { visits: readonly ShownVisit[] }) {
  const o = useText(outcomeText);
  const comma = useLanguage() === "zh" ? "、" : ", ";
  return (
    <Sheet id="visits" title={o("follow.visits")}>
      <table className="tbl dense two">
        <caption className="vh">{o("follow.visits")}</caption>
        <thead>
          <tr>
            <th>{o("follow.kind")}</th>
            <th>{o("follow.due")}</th>
            <th>{o("task.state")}</th>
            <th>{o("follow.toGo")}</th>
          </tr>
        </thead>
        <tbody>
          {visits.map((v) => (
            <tr key={v.kind} className={v.badge.tone === "bad" ? "flag" : undefined}>
              <td className="nw">
                <b>{o(`followKind.${v.kind}`)}</b>
              </td>
              <td className="nw">{v.due}</td>
              <td className="nw">
                {o("follow.doneOf", { done: v.done, count: v.count })}{" "}
                <Badge tone={v.badge.tone} icon={v.badge.tone === "bad" ? "octagon-alert" : undefined}>
                  {v.badge.word}
                </Badge>
              </td>
              <td>
                {v.open.map((x, i) => (
                  <span key={x.villageId}>
                    {i > 0 && comma}
                    {x.to ? (
                      <a href={x.to} title={o("follow.act")}>
                        {x.name}
                      </a>
                    ) : (
                      x.name
                    )}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
