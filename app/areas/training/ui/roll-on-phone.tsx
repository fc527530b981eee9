import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { NameWithCodes } from "~/ui/name-with-codes";
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
    qualified: boolean;
    settled: boolean;
    lost: boolean;
    plain: boolean;
    reasons: string;
  }[];
}

/** The roll on a narrow screen: a person in two lines; marks are taken on the page for the thumb. */
export function RollOnPhone({ page }: { page: Page }) {
  const t = useText(trainingText);
  return (
    <ul className="phonelist">
      {page.roll.map((r) => (
        <li className={`li ${r.lost || (r.settled && !r.qualified) ? "flagged" : ""}`} key={r.enrolmentId}>
          <div className="grow">
            <a className="who" href={`/people/${r.personId}`}>
              <NameWithCodes name={r.name} missing={r.rare} />
            </a>
            {r.died && <div className="t13 sub">{r.died}</div>}
            <div className="t13 sub">{r.settled || !r.plain ? r.reasons : r.place}</div>
          </div>
          {r.settled ? (
            <Badge tone={r.qualified ? "ok" : "bad"}>
              {t(r.qualified ? "result.qualified" : "result.failed")}
            </Badge>
          ) : r.lost ? (
            <Badge tone="bad">{t("result.lost")}</Badge>
          ) : (
            <span className="t13 sub">{r.attended}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
