import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { groupPlace } from "../group-words";
import { contactAge, type SealedPart } from "../person";
import type { PersonHeadFacts } from "../person-head.server";
import type { PartCount, PersonPart } from "../person-parts";
import { peopleText } from "../text";
import { personPageText } from "../text/person-page";
import { type Reveal, RevealedPart } from "./revealed-part";

interface Props {
  person: PersonHeadFacts;
  tab: "summary" | "privacy" | "log" | PersonPart;
  /** What the programme did, by kind of help. */
  parts: readonly PartCount[];
  /** Which number the address asks to open. */
  asked?: SealedPart;
  reveal?: Reveal;
  /** Where a visit that is due, what they ask for, or their household is written down at once. */
  write?: { what: "visit" | "need" | "household"; to: string };
  top?: ReactNode;
  children: ReactNode;
}

/** Head and tabs of a person's pages. */
export function PersonFrame({ person, tab, parts, asked, reveal, write, top, children }: Props) {
  const t = useText(peopleText);
  const w = useText(personPageText);
  const { may } = person;
  const part = (name: SealedPart, masked: string) => (
    <RevealedPart
      personId={person.id}
      part={name}
      masked={masked}
      may={may.reveal}
      open={asked === name}
      reveal={reveal}
    />
  );
  const comma = t("search.comma");
  return (
    <>
      <PageHead
        crumbs={[
          { label: w("page.people"), to: "/people" },
          { label: person.village, to: `/villages/${person.villageId}` },
          { label: person.name },
        ]}
        title={person.name}
        facts={[
          ...(person.died
            ? [
                <Badge key="died" tone="mute">
                  {t("died.since", { when: person.died })}
                </Badge>,
              ]
            : []),
          [
            t(`sex.${person.sex}`),
            t(person.died ? "died.aged" : "person.old", { age: person.age }),
            person.ethnicity,
          ]
            .filter(Boolean)
            .join(comma),
          <span key="id" className="fact">
            {w("page.idNumber")} {person.idNumber ? part("id-number", person.idNumber) : t("field.none")}
          </span>,
          <span key="phone" className="fact">
            {t("field.phone")}{" "}
            {person.phone ? (
              part("phone", person.phone)
            ) : person.age < contactAge ? (
              <span className="sub">{t("field.none")}</span>
            ) : (
              <span className="warn">{t("list.missingPhone")}</span>
            )}
          </span>,
          person.group ? groupPlace(w, person.group, person.village) : person.village,
        ]}
        actions={
          <>
            {!person.died && (
              <a className={may.edit ? "btn nophone" : "btn"} href={`/people/${person.id}/before-visit.pdf`}>
                <Icon name="printer" />
                {w("page.visitSheet")}
              </a>
            )}
            {may.edit && <Actions person={person} />}
          </>
        }
      />
      <div className={`person ${tab === "summary" ? "" : "on-part"}`}>
        {!person.died && <Quick person={person} write={write} />}
        {top}
        <div className={top ? "mt4 person-tabs" : "person-tabs"}>
          <Tabs
            label={w("page.tabs")}
            items={[
              { label: w("page.tabSummary"), to: `/people/${person.id}`, current: tab === "summary" },
              ...parts.map((p) => ({
                label: w(`page.part.${p.part}`),
                to: `/people/${person.id}?part=${p.part}`,
                current: tab === p.part,
                count: p.count,
              })),
              ...(may.privacy
                ? [
                    {
                      label: w("page.tabPrivacy"),
                      to: `/people/${person.id}/privacy`,
                      current: tab === "privacy",
                    },
                  ]
                : []),
              ...(may.log
                ? [{ label: w("page.tabLog"), to: `/people/${person.id}/log`, current: tab === "log" }]
                : []),
            ]}
          />
        </div>
        {children}
      </div>
    </>
  );
}

const writes = {
  visit: "page.writeVisit",
  need: "page.writeNeed",
  household: "page.writeHousehold",
} as const;

/** On a phone the call and the visit come right after the name. */
function Quick({ person, write }: Pick<Props, "person" | "write">) {
  const _t = useText(peopleText);
  const w = useText(personPageText);
  const { may } = person;
  const call = person.phone !== null && may.reveal;
  if (!call && !write && !may.edit) return null;
  return (
    <div className="quick screen-only">
      {call && (
        <a className="btn" href={`/people/${person.id}?reveal=phone`}>
          <Icon name="phone" />
          {w("page.call")}
        </a>
      )}
      {write ? (
        <a className="btn pri" href={write.to}>
          <Icon name="pencil" />
          {w(writes[write.what])}
        </a>
      ) : (
        may.edit && (
          <a className="btn pri" href={`/people/${person.id}/edit`}>
            <Icon name="pencil" />
            {w("page.edit")}
          </a>
        )
      )}
    </div>
  );
}

function Actions({ person }: { person: PersonHeadFacts }) {
  const t = useText(peopleText);
  const w = useText(personPageText);
  const to = (page: string) => `/people/${person.id}/${page}`;
  return (
    <>
      <a className="btn nophone" href={to("edit")}>
        <Icon name="pencil" />
        {w("page.edit")}
      </a>
      <details className="menu">
        <summary className="btn">
          <Icon name="ellipsis" />
          <span>{w("page.more")}</span>
        </summary>
        <div className="pop">
          {!person.died && (
            <a className="onlyphone" href={to("before-visit.pdf")}>
              <Icon name="printer" />
              {w("page.visitSheet")}
            </a>
          )}
          <a className="onlyphone" href={to("edit")}>
            <Icon name="pencil" />
            {w("page.edit")}
          </a>
          {!person.died && (
            <a href={`/loans/calculator?person=${person.id}`}>
              <Icon name="calculator" />
              {w("page.loan")}
            </a>
          )}
          <a href={to("photo")}>
            <Icon name="image" />
            {w("page.photo")}
          </a>
          {person.may.move && !person.died && (
            <a href={to("move")}>
              <Icon name="map-pinned" />
              {w("page.move")}
            </a>
          )}
          {person.may.merge && (
            <a href={to("same-person")}>
              <Icon name="git-merge" />
              {w("page.samePerson")}
            </a>
          )}
          <a href={to("death")}>
            <Icon name="pencil" />
            {t(person.died ? "died.correct" : "died.enter")}
          </a>
          <a href={to("removal")}>
            <Icon name="circle-x" />
            {w("page.remove")}
          </a>
        </div>
      </details>
    </>
  );
}
