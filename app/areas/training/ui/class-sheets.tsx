import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { NameWithCodes } from "~/ui/name-with-codes";
import { Sheet } from "~/ui/sheet";
import type { ClassState } from "../class-state";
import { rosterText, trainingText } from "../text";
import { type RareName, RareNames } from "./rare-names";

interface Rule {
  course: string;
  hours: { fits: boolean; planned: number; needed: number };
  percent: number;
  lateCounts: boolean;
  plan: number | null;
  test: number | null;
  source: string;
  badge: { tone: Tone; icon?: string; label: string };
}

/** What it takes to qualify, in words, and where it is written. */
export function RuleSheet({ rule }: { rule: Rule }) {
  const t = useText(trainingText);
  const lines = [
    t("class.ruleAttendance", {
      percent: rule.percent,
      late: t(rule.lateCounts ? "class.ruleLate" : "class.ruleNoLate"),
    }),
    rule.plan !== null && t("class.rulePlan", { mark: rule.plan }),
    rule.test !== null && t("class.ruleTest", { mark: rule.test }),
  ].filter((line): line is string => typeof line === "string");
  return (
    <Sheet
      title={t("class.rule")}
      actions={<a href={`/training/courses/${rule.course}`}>{t("class.versions")}</a>}
      foot={
        <span className="row">
          <span>
            <Quoted text={t("class.ruleSource", { source: rule.source })} />
          </span>
          <Badge tone={rule.badge.tone} icon={rule.badge.icon}>
            {rule.badge.label}
          </Badge>
        </span>
      }
      pad
    >
      <p className={`check ${rule.hours.fits ? "" : "warn1"}`}>
        <Icon name={rule.hours.fits ? "check" : "triangle-alert"} />
        {t("hours.rule", { planned: rule.hours.planned, needed: rule.hours.needed })}
      </p>
      {lines.map((line) => (
        <p className="check" key={line}>
          <Icon name="check" />
          {line}
        </p>
      ))}
      <p className="t13 sub mt2">{t("class.ruleJoined")}</p>
    </Sheet>
  );
}

/** The first four names. */
const few = (names: readonly string[], separator: string): string =>
  `${names.slice(0, 4).join(separator)}${names.length > 4 ? "…" : ""}`;

/** What the certificates of this class wait for. */
export function CertificateSheet(props: {
  id: number;
  state: ClassState;
  qualified: number;
  /** Valid certificates of the class. */
  issued: number;
  /** Who qualifies and whose certificate was revoked: another one only when somebody decides it. */
  revoked: readonly string[];
  failed: number;
  /** Who still lacks a score while the class is assessed. */
  ungraded: number;
  photos: readonly string[];
  /** Names of the class, on the roll or waiting for a seat, that no certificate can carry. */
  rare: readonly RareName[];
  separator: string;
  open: boolean;
}) {
  const t = useText(trainingText);
  const waiting = Math.max(0, props.qualified - props.issued - props.revoked.length);
  const assessed = props.state === "assessing" || props.open;
  return (
    <Sheet
      title={t("class.certificates")}
      actions={props.open && <a href={`/training/${props.id}/certificates`}>{t("class.certificatesOpen")}</a>}
      foot={props.open ? undefined : t("class.certificatesWait")}
      pad
    >
      {assessed ? (
        <>
          {props.ungraded > 0 && (
            <p className="check warn1">
              <Icon name="hourglass" />
              {t("class.ungraded", { count: props.ungraded })}
            </p>
          )}
          {props.issued > 0 && (
            <p className="check ok1">
              <Icon name="circle-check" />
              {t(
                waiting + props.revoked.length === 0 ? "class.certificatesIssued" : "class.certificatesSome",
                {
                  count: props.issued,
                },
              )}
            </p>
          )}
          {waiting > 0 && (
            <p className="check ok1">
              <Icon name={props.issued > 0 ? "hourglass" : "circle-check"} />
              {t(props.open ? "class.certificatesReady" : "class.readyQualified", { count: waiting })}
            </p>
          )}
          {props.revoked.length > 0 && (
            <p className="check warn1">
              <Icon name="ban" />
              {t("class.certificatesRevoked", {
                count: props.revoked.length,
                names: few(props.revoked, props.separator),
              })}
            </p>
          )}
          {props.failed > 0 && (
            <p className="check bad1">
              <Icon name="circle-x" />
              {t("class.readyFailed", { count: props.failed })}
            </p>
          )}
          {props.photos.length > 0 && (
            <p className="check warn1">
              <Icon name="triangle-alert" />
              {t("class.photosMissing", {
                count: props.photos.length,
                names: few(props.photos, props.separator),
              })}
            </p>
          )}
        </>
      ) : (
        <p className="sub">{t("class.notYet")}</p>
      )}
      <RareNames names={props.rare} separator={props.separator} />
    </Sheet>
  );
}

interface Lists {
  id: number;
  waiting: readonly (RareName & {
    enrolmentId: number;
    personId: number;
    place: string;
    idNumber: string;
    phone: string | null;
    order: number | null;
  })[];
  refused: readonly { personId: number; name: string; why: string | null }[];
  withdrawn: readonly { personId: number; name: string; why: string | null; when: string }[];
  may: { withdraw: boolean };
}

/** The waiting list in its order; who was not admitted, who left, and why. */
export function WaitingSheet({ page }: { page: Lists }) {
  const t = useText(trainingText);
  return (
    <>
      {page.waiting.length > 0 && (
        <Sheet title={t("class.waiting")} count={t("class.waitingCount", { count: page.waiting.length })}>
          <WaitingRows page={page} from={0} to={firstWaiting} />
          {page.waiting.length > firstWaiting && (
            <details>
              <summary className="sb t13">
                {t("class.waitingMore", { count: page.waiting.length - firstWaiting })}
              </summary>
              <WaitingRows page={page} from={firstWaiting} to={page.waiting.length} />
            </details>
          )}
        </Sheet>
      )}
      {page.refused.length > 0 && (
        <Sheet title={t("class.refused")} count={page.refused.length}>
          <Names rows={page.refused} flag />
        </Sheet>
      )}
      {page.withdrawn.length > 0 && (
        <Sheet title={t("class.withdrawn")} count={page.withdrawn.length}>
          <Names rows={page.withdrawn} />
        </Sheet>
      )}
    </>
  );
}

/** Whoever is next in turn stands open; the rest of a long list is one click away. */
const firstWaiting = 20;

function WaitingRows({ page, from, to }: { page: Lists; from: number; to: number }) {
  const t = useText(trainingText);
  const r = useText(rosterText);
  const rows = page.waiting.slice(from, to);
  return (
    <table className="tbl two">
      <thead>
        <tr>
          <th>{t("col.order")}</th>
          <th>{t("col.name")}</th>
          <th className="nophone">{t("col.village")}</th>
          <th className="nophone">{t("col.idNumber")}</th>
          <th>{t("col.phone")}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((w, i) => (
          <tr key={w.enrolmentId}>
            <td>{from + i + 1}</td>
            <td>
              <a className="who" href={`/people/${w.personId}`}>
                <NameWithCodes name={w.name} missing={w.rare} />
              </a>{" "}
              {w.rare.length > 0 && (
                <Badge tone="warn" icon="triangle-alert">
                  {r("rare.badge")}
                </Badge>
              )}
            </td>
            <td className="nophone">{w.place}</td>
            <td className="nophone sub nw">{w.idNumber}</td>
            <td className="sub nw">{w.phone}</td>
            <td className="num">
              {page.may.withdraw && (
                <a href={`/training/${page.id}/places/${w.enrolmentId}`}>{t("place.manage")}</a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Names(props: {
  rows: readonly { personId: number; name: string; why: string | null; when?: string }[];
  flag?: boolean;
}) {
  const t = useText(trainingText);
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t("col.name")}</th>
          <th>{t("col.reason")}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((w, i) => (
          <tr key={`${w.personId} ${i}`} className={props.flag ? "flag" : undefined}>
            <td className="nw">
              <a className="who" href={`/people/${w.personId}`}>
                {w.name}
              </a>
            </td>
            <td>
              {w.why} {w.when && <span className="sub">{w.when}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who took which step, when, and why. */
export function HistorySheet(props: {
  steps: readonly {
    id: number;
    state: ClassState;
    from: ClassState | null;
    who: string;
    when: string;
    reason: string | null;
  }[];
}) {
  const t = useText(trainingText);
  return (
    <Sheet title={t("class.history")} pad>
      <ol className="tl">
        {[...props.steps].reverse().map((s, i) => (
          <li key={s.id} className={i === 0 ? "hot" : undefined}>
            <b>
              {s.from
                ? t("class.historyStep", { from: t(`state.${s.from}`), to: t(`state.${s.state}`) })
                : t(`state.${s.state}`)}
            </b>{" "}
            {s.who} <span className="sub">{s.when}</span>
            {s.reason && <div>{s.reason}</div>}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
