import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countParts, PersonFrame } from "~/areas/people";
import { findPerson, personHead } from "~/areas/people/index.server";
import { stepsOfPerson } from "~/person-sources.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { openDeletionOf } from "../deletions.server";
import { cardLines, consentLines, consentState } from "../person-papers.server";
import { privacyText } from "../text";
import { ConsentSheet, DocumentSheet } from "../ui/person-papers";
import { RightsSheet } from "../ui/rights-sheet";

/** Consent and papers of one person, a tab of their page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "consent.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const person = personHead(db, actor, row, language);
  return {
    title: t("consent.tabTitle", { name: person.name }),
    person,
    parts: countParts(stepsOfPerson(db, actor, row.id, language)),
    state: consentState(db, row.id, language, t),
    consents: consentLines(db, row.id, language, t),
    openRequest: openDeletionOf(db, row.id)?.id ?? null,
    cards: cardLines(db, row.id, language, t),
    may: {
      record: can(actor, "consent.record", row.villageId),
      open: can(actor, "document.view", row.villageId),
      add: can(actor, "document.add", row.villageId),
      copy: can(actor, "data-copy.make", row.villageId),
      ask: can(actor, "deletion.request", row.villageId),
      decide: can(actor, "deletion.decide", row.villageId),
    },
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function PersonPrivacy() {
  const { person, parts, state, consents, cards, may, openRequest } = useLoaderData<typeof loader>();
  return (
    <PersonFrame person={person} parts={parts} tab="privacy">
      <div className="stack">
        <ConsentSheet
          personId={person.id}
          state={state}
          lines={consents}
          mayRecord={may.record}
          mayOpen={may.open}
        />
        <DocumentSheet personId={person.id} lines={cards} mayAdd={may.add} mayOpen={may.open} />
        <RightsSheet personId={person.id} may={may} openRequest={openRequest} />
      </div>
    </PersonFrame>
  );
}
