import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { NameWithCodes } from "~/ui/name-with-codes";
import type { ResultSoFar } from "../result-so-far";
import { trainingText } from "../text";

interface Page {
  id: number;
  state: string;
  roll: readonly {
    enrolmentId: number;
    personId: number;
    number: number;
    name: string;
    rare: readonly string[];
    died: string | null;
    place: string;
    attended: string;
    result: ResultSoFar;
    plain: boolean;
    reasons: string;
  }[];
}

const judged = (r: Page["roll"][number]) => r.result === "qualified" || r.result === "failed";

/** The roll on a narrow screen: a person in two lines; marks are taken on the page for the thumb. */
export function RollOnPhone({ page }: { page: Page }) {
  const t = useText(trainingText);
  return (
    <ul className="phonelist">
      {page.roll.map((r) => (
        <li
          className={`li ${r.result === "lost" || r.result === "failed" ? "flagged" : ""}`}
          key={r.enrolmentId}
        >
          <div className="grow">
            <a className="who" href={`/people/${r.personId}`}>
              <NameWithCodes name={r.name} missing={r.rare} />
            </a>
            {r.died && <div className="t13 sub">{r.died}</div>}
            <div className="t13 sub">{judged(r) || !r.plain ? r.reasons : r.place}</div>
          </div>
          {r.result !== null && r.result !== "open" ? (
            <Badge tone={r.result === "qualified" ? "ok" : "bad"}>{t(`result.${r.result}`)}</Badge>
          ) : (
            <span className="t13 sub">{r.attended}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
