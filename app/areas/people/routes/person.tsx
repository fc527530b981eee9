import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type HeadersArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { posts, villagesText } from "~/areas/villages";
import { postsOn } from "~/areas/villages/index.server";
import { offersOfPerson, personSources, stepsOfPerson } from "~/person-sources.server";
import { scopeFor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, stampText, todayOn } from "~/platform/dates";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { seesCategory } from "../category-sight";
import { ethnicGroupName } from "../ethnic-groups";
import { householdOfPerson, type PersonHousehold } from "../households/person-household.server";
import { eventWords } from "../log-words";
import { survivorOf } from "../merge/merges.server";
import { revealForm } from "../people-forms";
import { findPerson, residencesOf } from "../people-queries.server";
import { type Category, type Education, sealedParts } from "../person";
import { doublesOf } from "../person-doubles.server";
import { personHead } from "../person-head.server";
import { inOrder, timeSince } from "../person-journey";
import { personLog, registeredBy } from "../person-log.server";
import { countParts, partFrom } from "../person-parts";
import { revealPart } from "../reveal-part.server";
import { peopleText } from "../text";
import { personLogText } from "../text/log";
import { personPageText } from "../text/person-page";
import { PersonPage } from "../ui/person-page";
import { type Reveal, revealSeconds } from "../ui/revealed-part";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(peopleText, language);
  const w = translator(personPageText, language);
  const id = idFrom(params.personId);
  const row = findPerson(db, actor.villages, id);
  if (!row) {
    // A record that became one with another: old links lead there.
    const survivor = survivorOf(db, actor.villages, id);
    throw survivor ? redirect(`/people/${survivor}`) : notFound();
  }
  const merging = scopeFor(actor.grants, "person.merge");
  const today = todayOn();
  const person = personHead(db, actor, row, language);
  const steps = inOrder(stepsOfPerson(db, actor, row.id, language));
  const household = householdOfPerson(db, actor, row, language);
  const visit = steps.find((s) => s.phase === "now" && s.record)?.record;
  const registeredOn = todayOn(row.createdAt);
  const first = steps.map((s) => s.on).sort()[0] ?? today;
  const by = registeredBy(db, row.createdBy);
  const when = longDay(registeredOn, language);
  const post = translator(villagesText, language);
  const asked = new URL(request.url).searchParams.get("reveal");
  return {
    title: person.name,
    person,
    asked: sealedParts.find((p) => p === asked),
    steps,
    offers: offersOfPerson(db, actor, row.id, language),
    part: partFrom(new URL(request.url).searchParams.get("part")),
    parts: countParts(steps),
    asides: personSources.flatMap((s) => s.asides?.(db, actor, row.id, language) ?? []),
    doubles: merging === null ? null : doublesOf(db, merging, row.id, language),
    household,
    write: nextToWrite(row.id, visit, household),
    since: steps.length > 0 ? timeSince(first, today, w) : null,
    registered: by
      ? w("page.registered", { name: personName(by, language), when })
      : w("page.registeredBySystem", { when }),
    facts: {
      birth: longDay(row.birthOn, language),
      category: !seesCategory(actor, row.category, row.villageId)
        ? t("category.hidden")
        : row.category && t(`category.${row.category as Category}`),
      education: row.education && t(`education.${row.education as Education}`),
      ethnicity: row.ethnicity && ethnicGroupName(row.ethnicity, language),
      address: row.address,
      bankName: row.bankName,
      note: row.note,
      hasPhoto: row.photo !== null,
    },
    posts: [...postsOn(db, row.villageId, today)]
      .sort((a, b) => rank(a.post) - rank(b.post))
      .map((p) => ({
        id: p.id,
        post: post(`post.${p.post as keyof typeof villagesText.zh.post}`),
        name: personName(p.holderName, language),
        from: w("page.residenceNow", { from: longDay(p.fromOn, language) }),
      })),
    residences: residencesOf(db, row.id).map((r) => ({
      id: r.id,
      village: placeLabel(r, language),
      dates: r.toOn
        ? w("page.residencePast", { from: longDay(r.fromOn, language), to: longDay(r.toOn, language) })
        : w("page.residenceNow", { from: longDay(r.fromOn, language) }),
      reason: r.reason,
    })),
    printed: w("page.printed", {
      name: personName(actor.name, language),
      when: stampText(Date.now(), language),
    }),
    latest: person.may.log
      ? personLog(db, row.id, 5).map((r) => ({
          id: r.id,
          when: instantText(r.at, language),
          what: [
            r.userName && personName(r.userName, language),
            eventWords(r, language),
            r.outcome !== "success" && translator(personLogText, language)("log.refused"),
          ]
            .filter(Boolean)
            .join(" "),
        }))
      : [],
  };
}

/** What a phone offers right after the name: the visit that is due, what they ask for, or the household that it needs. */
function nextToWrite(personId: number, visit: string | undefined, household: PersonHousehold) {
  if (visit) return { what: "visit" as const, to: visit };
  if (household.tellTo) return { what: "need" as const, to: household.tellTo };
  return household.mayCreate
    ? { what: "household" as const, to: `/households/new?person=${personId}` }
    : undefined;
}

const rank = (post: string) => (posts as readonly string[]).indexOf(post);

/** A masked number is opened: only with a reason, only in this one answer, never in an address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.reveal");
  const id = idFrom(params.personId);
  const db = database();
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const form = await request.formData();
  const part = sealedParts.find((p) => p === form.get("part"));
  if (!part) throw notFound();
  const submission = parseWithZod(form, { schema: revealForm });
  if (submission.status !== "success") {
    const errors = submission.error?.why ?? submission.error?.other ?? ["reveal.needReason"];
    return data({ reveal: { part, errors } satisfies Reveal }, { status: 400 });
  }
  const opened = revealPart(db, actor, id, part, submission.value.reason);
  if (opened.ok) {
    // Without script the browser itself goes back to the masked page.
    const headers = { Refresh: `${revealSeconds}; url=/people/${id}` };
    return data({ reveal: { part, value: opened.value } satisfies Reveal }, { headers });
  }
  if (opened.why === "person.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "person.revealed",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: opened.why,
      after: { part },
    },
    { reveal: { part, errors: [opened.why] } satisfies Reveal },
  );
}

export const headers = ({ actionHeaders, errorHeaders }: HeadersArgs) => errorHeaders ?? actionHeaders;

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Person() {
  const d = useLoaderData<typeof loader>();
  const reveal = useActionData<typeof action>()?.reveal;
  return <PersonPage {...d} reveal={reveal} />;
}
