import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator, type Values } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { editPerson } from "../edit-person.server";
import { maskPhone } from "../id-number";
import { type Likely, likelyView } from "../likely-view.server";
import { editPersonForm } from "../people-forms";
import { findPerson } from "../people-queries.server";
import { peopleText } from "../text";
import { personPageText } from "../text/person-page";
import { LikelyPeople } from "../ui/likely-people";
import { PersonForm } from "../ui/person-form";
import { SameNumber } from "../ui/same-number";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const language = await languageOf(request);
  const row = findPerson(database(), actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  return {
    id: row.id,
    name,
    title: translator(personPageText, language)("page.editTitle", { name }),
    kept: {
      masked: row.idNumberMasked,
      phone: row.phone && maskPhone(row.phone),
      accountTail: row.bankAccountTail,
    },
    initial: {
      revision: String(row.revision),
      name: row.name,
      villageGroup: row.villageGroup ?? "",
      ethnicity: row.ethnicity ?? "",
      address: row.address ?? "",
      category: row.category ?? "",
      education: row.education ?? "",
      bankName: row.bankName ?? "",
      note: row.note ?? "",
    },
  };
}

interface Answer {
  lastResult: SubmissionResult<string[]>;
  /** Who has the number that was typed. */
  existing?: { id: number; name: string };
  /** Whom the change makes them much like. */
  likely?: Likely;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const id = idFrom(params.personId);
  const db = database();
  const language = await languageOf(request);
  const t = translator(peopleText, language);
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: editPersonForm });
  if (submission.status !== "success")
    return data<Answer>({ lastResult: submission.reply() }, { status: 400 });
  const { removeAccount, removePhone, anyway, shown, ...input } = submission.value;
  // Masked numbers are not sent to the form: empty means unchanged, and a new one wins over the tick that takes it away.
  const phone = input.phone ?? (removePhone ? null : row.phone);
  const bankAccount = input.bankAccount ?? (removeAccount ? null : undefined);
  const edited = editPerson(db, actor, id, { ...input, phone, bankAccount }, { anyway, shown });
  if (edited.ok)
    return redirectWithNotice(`/people/${id}`, t(edited.changed ? "person.changed" : "person.unchanged"));
  const subject = { kind: "person", id, label: row.name };
  const answer = (body: Answer, values?: Values) =>
    refuse(
      actor,
      { event: "person.changed", subject, villageId: row.villageId, why: edited.why, values },
      body,
    );
  switch (edited.why) {
    case "person.notFound":
      throw notFound();
    case "person.changedMeanwhile":
      return answer({ lastResult: submission.reply({ formErrors: [edited.why] }) });
    case "person.likely": {
      const typed = { ...input, idNumber: input.idNumber ?? null, phone, villageId: row.villageId };
      const kept = { masked: row.idNumberMasked, birthOn: row.birthOn };
      const likely = likelyView(db, actor.villages, typed, edited.matches, language, kept);
      return answer({ lastResult: submission.reply(), likely });
    }
    case "person.sameNumber": {
      const existing = { id: edited.existing.id, name: personName(edited.existing.name, language) };
      const words = message("person.sameNumber", { name: existing.name });
      return answer(
        { lastResult: submission.reply({ fieldErrors: { idNumber: [words] } }), existing },
        { name: edited.existing.name },
      );
    }
    default:
      return answer({ lastResult: submission.reply({ fieldErrors: { idNumber: [edited.why] } }) });
  }
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditPerson() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const w = useText(personPageText);
  const existing = result?.existing;
  const likely = result?.likely;
  const words = { why: w("page.becomesLike"), typed: w("page.asChanged"), saveAnyway: w("page.saveLike") };
  return (
    <>
      <PageHead
        crumbs={[
          { label: w("page.people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}` },
          { label: w("page.edit") },
        ]}
        title={d.title}
      />
      <PersonForm
        initial={d.initial}
        kept={d.kept}
        lastResult={result?.lastResult}
        notice={
          existing ? <SameNumber {...existing} /> : likely && <LikelyPeople {...likely} words={words} />
        }
        wide={likely !== undefined}
        submit={w("page.save")}
        cancelHref={`/people/${d.id}`}
      />
    </>
  );
}
