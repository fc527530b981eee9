import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  codeHistory,
  findVillage,
  openVillageChoices,
  takeVillageWords,
} from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator, type Values } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { wholeNumber } from "~/platform/list-address";
import { personName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { createPerson } from "../create-person.server";
import { parseIdNumber, prefixRemark } from "../id-number";
import { type Likely, likelyView } from "../likely-view.server";
import { newPersonForm } from "../people-forms";
import { peopleText } from "../text";
import { personPageText } from "../text/person-page";
import { LikelyPeople } from "../ui/likely-people";
import { PersonForm } from "../ui/person-form";
import { SameNumber } from "../ui/same-number";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const wanted = wholeNumber(query.get("village"), Number.MAX_SAFE_INTEGER, 1);
  const offered = openVillageChoices(database(), actor.villages, language, wanted);
  const { villages } = offered;
  const asked = villages.find((v) => v.id === wanted);
  return {
    title: translator(personPageText, language)("page.newTitle"),
    offered,
    initial: {
      name: (query.get("name") ?? "").slice(0, 80),
      villageId: String(
        (asked ?? (!offered.byTyping && villages.length === 1 ? villages[0] : undefined))?.id ?? "",
      ),
    },
  };
}

interface Answer {
  lastResult: SubmissionResult<string[]>;
  /** Who has the number that was typed. */
  existing?: { id: number; name: string };
  /** People on record who may be the same. */
  likely?: Likely;
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const language = await languageOf(request);
  const t = translator(peopleText, language);
  const form = await request.formData();
  takeVillageWords(db, actor.villages, form);
  const submission = parseWithZod(form, { schema: newPersonForm });
  if (submission.status !== "success")
    return data<Answer>({ lastResult: submission.reply() }, { status: 400 });
  const { anyway, shown, ...input } = submission.value;
  const made = createPerson(db, actor, input, { anyway, shown });
  if (made.ok) {
    const { prefix, birthOn } = parseIdNumber(input.idNumber) as { prefix: string; birthOn: string };
    const remark = prefixRemark(prefix, birthOn, codeHistory(db));
    const name = personName(made.person.name, language);
    const said = remark?.key === "note.prefixOld" ? "person.createdOldPrefix" : "person.createdUnusual";
    return remark
      ? redirectWithNotice(`/people/${made.person.id}`, t(said, { name, ...remark.values }), "warn")
      : redirectWithNotice(`/people/${made.person.id}`, t("person.created", { name }));
  }
  const subject = { kind: "village", id: input.villageId };
  const villageId = findVillage(db, actor.villages, input.villageId)?.id;
  const answer = (body: Answer, values?: Values) =>
    refuse(actor, { event: "person.created", subject, villageId, why: made.why, values }, body);
  const refused = (fieldErrors: Record<string, string[]>) => submission.reply({ fieldErrors });
  switch (made.why) {
    case "person.likely": {
      const likely = likelyView(db, actor.villages, input, made.matches, language);
      return answer({ lastResult: submission.reply(), likely });
    }
    case "person.sameNumber": {
      const existing = { id: made.existing.id, name: personName(made.existing.name, language) };
      const words = message("person.sameNumber", { name: existing.name });
      return answer({ lastResult: refused({ idNumber: [words] }), existing }, { name: made.existing.name });
    }
    case "person.badNumber":
    case "person.sameNumberElsewhere":
      return answer({ lastResult: refused({ idNumber: [made.why] }) });
    default:
      return answer({ lastResult: refused({ villageId: [made.why] }) });
  }
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewPerson() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(peopleText);
  const w = useText(personPageText);
  const likely = result?.likely;
  const existing = result?.existing;
  return (
    <>
      <PageHead crumbs={[{ label: w("page.people"), to: "/people" }]} title={d.title} />
      <PersonForm
        offered={d.offered}
        initial={d.initial}
        lastResult={result?.lastResult}
        notice={existing ? <SameNumber {...existing} /> : likely && <LikelyPeople {...likely} />}
        wide={likely !== undefined}
        submit={w("page.create")}
        cancelHref="/people"
        hint={t("form.saveHint")}
      />
    </>
  );
}
