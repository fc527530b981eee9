import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { insuredFrom } from "../../households/household";
import type { HouseholdHeadFacts } from "../../households/household-head.server";
import { peopleText } from "../../text";
import { householdsText } from "../../text/households";

export interface MemberItem {
  memberId: number;
  /** Null: lives outside the viewer's villages. */
  personId: number | null;
  open: boolean;
  head: boolean;
  name: string;
  relation: string;
  sex: "male" | "female";
  age: number;
  since: string;
  work: string | null;
  health: string | null;
  pension: { status: string; result: string; when: string; late: boolean; next: string } | null;
}

/** Who belongs to the household; on a past day without what can be done today. */
export function MembersTable(props: {
  household: HouseholdHeadFacts;
  members: readonly MemberItem[];
  past: boolean;
}) {
  const { household: h, members, past } = props;
  const t = useText(householdsText);
  const p = useText(peopleText);
  const none = <span className="sub">{t("field.none")}</span>;
  return (
    <table className="tbl two">
      <thead>
        <tr>
          <th>{t("field.name")}</th>
          <th>{t("field.relation")}</th>
          <th>{t("field.work")}</th>
          <th>{t("field.health")}</th>
          {!past && <th>{t("page.check")}</th>}
          {!past && h.may.edit && <th className="screen-only" />}
        </tr>
      </thead>
      <tbody>
        {members.map((m) => (
          <tr key={m.memberId}>
            <td className="nw">
              {m.personId === null ? m.name : <a href={`/people/${m.personId}`}>{m.name}</a>}
              <div className="sub">{`${p(`sex.${m.sex}`)} ${p("person.old", { age: m.age })}`}</div>
            </td>
            <td className="nw">
              {m.head ? <b>{m.relation}</b> : m.relation}
              <div className="sub">{m.since}</div>
            </td>
            {/* On a phone a cell has no heading above it: an empty one says nothing and is left out. */}
            <td className={m.work === null ? "nophone" : undefined}>{m.work ?? none}</td>
            <td
              className={m.health === null ? "nophone" : undefined}
              title={h.may.sensitive || m.health === null ? undefined : t("hidden.why")}
            >
              {m.health ?? none}
            </td>
            {!past && (
              <td className={!m.pension && m.age < insuredFrom ? "wide nophone" : "wide"}>
                <Pension member={m} may={h.may.check} />
              </td>
            )}
            {!past && h.may.edit && (
              <td className="nw screen-only">
                {m.open && m.personId !== null && (
                  <span className="row">
                    <a
                      href={`/households/${h.id}/members/${m.memberId}`}
                      aria-label={`${t("page.edit")} ${m.name}`}
                    >
                      {t("page.edit")}
                    </a>{" "}
                    <a
                      href={`/households/${h.id}/members/${m.memberId}/leaving`}
                      aria-label={t("leave.title", { name: m.name })}
                    >
                      {t("page.leave")}
                    </a>
                  </span>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pension({ member, may }: { member: MemberItem; may: boolean }) {
  const t = useText(householdsText);
  const { pension, personId } = member;
  const to = may && personId !== null && (
    <a
      className="u screen-only"
      href={`/people/${personId}/pension`}
      aria-label={t("check.of", { name: member.name })}
    >
      {t("page.doCheck")}
    </a>
  );
  // Children are not insured: nothing to check.
  if (!pension && member.age < insuredFrom) return <span className="sub">{t("field.none")}</span>;
  if (!pension)
    return (
      <>
        <span className="sub">{t("check.never")}</span> {to}
      </>
    );
  return (
    <>
      {pension.status} {pension.late && <Badge tone="bad">{pension.next}</Badge>} {to}
      <div className="sub">
        {pension.late ? `${pension.when} ${pension.result}` : `${pension.result} · ${pension.next}`}
      </div>
    </>
  );
}
