import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Rail } from "~/ui/rail";
import { EmptyState, Facts, Sheet } from "~/ui/sheet";
import type { PersonHousehold } from "../households/person-household.server";
import type { SealedPart } from "../person";
import type { PersonHeadFacts } from "../person-head.server";
import { milestones } from "../person-journey";
import type { PartCount, PersonPart } from "../person-parts";
import type { PersonAside, PersonOffer, PersonStep } from "../person-source";
import { peopleText } from "../text";
import { personPageText } from "../text/person-page";
import { PersonAsideSheet } from "./person-aside";
import { type Doubles, PersonDoubles } from "./person-doubles";
import { PersonFrame } from "./person-frame";
import { PersonHouseholdSheet } from "./person-household";
import { PersonOffers } from "./person-offers";
import { type Reveal, RevealedPart } from "./revealed-part";

export interface PersonPageProps {
  person: PersonHeadFacts;
  asked?: SealedPart;
  reveal?: Reveal;
  steps: readonly PersonStep[];
  /** The tab that is open; null: the whole. */
  part: PersonPart | null;
  parts: readonly PartCount[];
  offers: readonly PersonOffer[];
  asides: readonly PersonAside[];
  /** Only for somebody who may merge. */
  doubles: Doubles | null;
  household: PersonHousehold;
  write?: { what: "visit" | "need" | "household"; to: string };
  since: string | null;
  registered: string;
  /** Who printed it and when: only on paper. */
  printed: string;
  facts: {
    birth: string;
    category: string | null;
    education: string | null;
    ethnicity: string | null;
    address: string | null;
    bankName: string | null;
    note: string | null;
    hasPhoto: boolean;
  };
  posts: readonly { id: number; post: string; name: string; from: string }[];
  residences: readonly { id: number; village: string; dates: string; reason: string | null }[];
  latest: readonly { id: number; when: string; what: string }[];
}

export function PersonPage(props: PersonPageProps) {
  const { person, steps } = props;
  const w = useText(personPageText);
  return (
    <PersonFrame
      person={person}
      tab={props.part ?? "summary"}
      parts={props.parts}
      asked={props.asked}
      reveal={props.reveal}
      write={props.write}
      top={
        steps.length > 0 && (
          <>
            <OpenNow steps={steps.filter((s) => s.phase === "now")} />
            <Journey steps={steps} since={props.since} />
          </>
        )
      }
    >
      <div className="cols c-main-side on-one-sheet">
        <div className="stack">
          {props.part ? (
            <PartTable part={props.part} steps={steps.filter((s) => s.part === props.part)} />
          ) : (
            <>
              {person.died ? null : <PersonOffers offers={props.offers} />}
              <StepTable steps={steps} />
              <Basics {...props} />
            </>
          )}
        </div>
        <div className="stack">
          {props.doubles && <PersonDoubles {...props.doubles} />}
          <PersonHouseholdSheet personId={person.id} household={props.household} />
          {props.asides.map((a) => (
            <PersonAsideSheet key={a.key} aside={a} />
          ))}
          <Sheet title={w("page.contacts")} pad>
            {props.posts.length > 0 ? (
              <dl className="who-list">
                {props.posts.map((p) => (
                  <div key={p.id}>
                    <dt>{p.post}</dt>
                    <dd>
                      {p.name} <span className="sub">{p.from}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            ) : (
              <p className="t13 sub">{w("page.noContacts")}</p>
            )}
          </Sheet>
          <Sheet title={w("page.residence")} pad>
            <Line
              items={props.residences.map((r) => ({
                id: r.id,
                when: r.dates,
                what: r.village,
                why: r.reason,
              }))}
            />
          </Sheet>
          {props.latest.length > 0 && (
            <Sheet
              className="screen-only"
              title={w("page.history")}
              actions={<a href={`/people/${person.id}/log`}>{w("page.all")}</a>}
              pad
            >
              <Line items={props.latest} />
            </Sheet>
          )}
        </div>
      </div>
      <p className="paper-only">{props.printed}</p>
    </PersonFrame>
  );
}

/** What is under way, on a phone before everything else: the rail of a wide page shows it by itself. */
function OpenNow({ steps }: { steps: readonly PersonStep[] }) {
  const w = useText(personPageText);
  if (steps.length === 0) return null;
  return (
    <Sheet className="open-now screen-only" title={w("page.openNow")} count={steps.length}>
      <ul className="offers">
        {steps.map((s) => (
          <li key={s.key}>
            <div className="grow">
              <b>{s.title}</b> <Badge tone={s.badge.tone}>{s.badge.word}</Badge>
              <p className="t13">{(s.record ?? s.to) ? <a href={s.record ?? s.to}>{s.what}</a> : s.what}</p>
              <p className="t13 sub">{s.when}</p>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The support journey as a rail, in the order of time, of whatever area. */
function Journey({ steps, since }: { steps: readonly PersonStep[]; since: string | null }) {
  const w = useText(personPageText);
  return (
    <Sheet
      className="journey"
      title={w("page.journey")}
      actions={since && <span className="sub">{w("page.journeySince", { time: since })}</span>}
      pad
    >
      <Rail
        label={w("page.journey")}
        steps={milestones(steps).map((s) => ({
          key: s.key,
          title:
            s.of > 1
              ? w("page.times", {
                  what: s.kind === "follow-up" ? w("page.followUps") : s.title,
                  count: s.of,
                })
              : s.title,
          state: s.phase === "void" ? "skipped" : s.phase,
          detail: (
            <>
              <span className="block">{s.when}</span>
              <span className="block">{s.what}</span>
              <span className="block">{s.to ? <a href={s.to}>{s.badge.word}</a> : s.badge.word}</span>
              {s.latest && (
                <span className="block">
                  {w("page.latest", { when: s.latest.when })}{" "}
                  {s.latest.to ? (
                    <a className="u" href={s.latest.to}>
                      {s.latest.badge.word}
                    </a>
                  ) : (
                    s.latest.badge.word
                  )}
                </span>
              )}
            </>
          ),
        }))}
      />
    </Sheet>
  );
}

/** The same line of time in full, the newest first, each with its result and why. */
function StepTable({ steps }: { steps: readonly PersonStep[] }) {
  const w = useText(personPageText);
  if (steps.length === 0)
    return (
      <Sheet title={w("page.training")}>
        <EmptyState
          icon="graduation-cap"
          title={w("page.noTraining")}
          text={w("page.noTrainingText")}
          action={
            <a className="btn" href="/training">
              {w("page.toClasses")}
            </a>
          }
        />
      </Sheet>
    );
  return <StepRows title={w("page.training")} steps={steps} />;
}

/** One kind of help alone, the newest first. */
function PartTable({ part, steps }: { part: PersonPart; steps: readonly PersonStep[] }) {
  const w = useText(personPageText);
  const title = w(`page.part.${part}`);
  if (steps.length > 0) return <StepRows title={title} steps={steps} />;
  return (
    <Sheet title={title}>
      <p className="sb sub">{w("page.partNone")}</p>
    </Sheet>
  );
}

function StepRows({ title, steps }: { title: string; steps: readonly PersonStep[] }) {
  const w = useText(personPageText);
  return (
    <Sheet title={title} count={steps.length}>
      <table className="tbl two">
        <thead>
          <tr>
            <th>{w("page.step")}</th>
            <th>{w("page.what")}</th>
            <th>{w("page.when")}</th>
            <th>{w("page.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {[...steps].reverse().map((s) => (
            <tr key={s.key}>
              <td className="nw sub">{s.title}</td>
              <td className="wide">
                {s.to ? <a href={s.to}>{s.what}</a> : s.what}
                {s.detail && <div className="sub">{s.detail}</div>}
              </td>
              <td className="nw">{s.when}</td>
              <td>
                <Badge tone={s.badge.tone} icon={s.badge.icon}>
                  {s.badge.word}
                </Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function Basics({ person, facts, registered, reveal, asked }: PersonPageProps) {
  const t = useText(peopleText);
  const w = useText(personPageText);
  const none = <span className="sub">{t("field.none")}</span>;
  const items: [string, ReactNode][] = [
    [t("field.birth"), facts.birth],
    [t("field.category"), facts.category ?? none],
    [t("field.education"), facts.education ?? none],
    [t("field.ethnicity"), facts.ethnicity ?? none],
    [t("field.address"), facts.address ?? none],
    [
      t("field.bankAccount"),
      person.accountTail ? (
        <span key="account" className="fact">
          {facts.bankName}{" "}
          <RevealedPart
            personId={person.id}
            part="bank-account"
            masked={w("page.tail", { tail: person.accountTail })}
            may={person.may.reveal}
            open={asked === "bank-account"}
            reveal={reveal}
          />
        </span>
      ) : (
        (facts.bankName ?? none)
      ),
    ],
    ...(facts.note
      ? [
          [
            t("field.note"),
            <span key="n" className="note-text">
              {facts.note}
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
  ];
  return (
    <Sheet title={w("page.basics")} actions={<span className="sub">{registered}</span>} pad>
      <div className="person-head">
        {facts.hasPhoto ? (
          <img
            className="photo"
            src={`/people/${person.id}/photo.image`}
            alt={t("photo.alt", { name: person.name })}
          />
        ) : person.may.edit ? (
          <a className="photo-none" href={`/people/${person.id}/photo`}>
            {t("photo.choose")}
          </a>
        ) : (
          <span className="photo-none">{t("photo.none")}</span>
        )}
        <div className="grow">
          <Facts items={items} />
        </div>
      </div>
    </Sheet>
  );
}

function Line({
  items,
}: {
  items: readonly { id: number; when: string; what: string; why?: string | null }[];
}) {
  return (
    <ol className="tl">
      {items.map((item, i) => (
        <li key={item.id} className={i === 0 ? "hot" : undefined}>
          <time>{item.when}</time>
          {item.what}
          {item.why && <span className="sub block">{item.why}</span>}
        </li>
      ))}
    </ol>
  );
}
