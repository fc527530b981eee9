import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  categories,
  educations,
  isPhone,
  normaliseName,
  normalisePhone,
  parseIdNumber,
  peopleText,
  whyNotName,
} from "~/areas/people";
import { findPersonByIdNumber } from "~/areas/people/index.server";
import { villagesInScope } from "~/areas/villages/index.server";
import { actorWith } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { findClass } from "../class-queries.server";
import { enrolByNumber } from "../enrol-by-number.server";
import { trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";
import { EnrolForm, type EnrolState } from "../ui/enrol-form";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const t = translator(trainingText, await languageOf(request));
  return {
    id: found.class.id,
    short: shortTitle(t, found.class),
    title: t("enrol.title"),
    villages: villagesInScope(database(), actor.villages).map((v) => ({
      value: String(v.id),
      label: `${v.townName} ${v.name}`,
    })),
    villageId: String(found.class.villageId),
    seats: { taken: found.class.seatsTaken, capacity: found.class.capacity },
  };
}

/** First look the number up (POST: an ID number never stands in an address), then enrol. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const classId = idFrom(params.classId);
  if (!findClass(database(), actor.villages, classId)) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const p = translator(peopleText, language);
  const form = await request.formData();
  const typed = Object.fromEntries([...form].map(([k, v]) => [k, String(v)]));
  const fail = (errors: EnrolState["errors"], known: EnrolState["known"], status = 400) =>
    data({ typed, errors, known } satisfies EnrolState, { status });

  const number = parseIdNumber(typed.idNumber ?? "");
  if (!number.ok) {
    const { ok: _, why, ...values } = number;
    return fail({ idNumber: p(why, values as Record<string, string | number>) }, null);
  }
  const db = database();
  const known = findPersonByIdNumber(db, actor.villages, number.idNumber);
  if (known.found === "elsewhere") return fail({ idNumber: t("enrol.why.elsewhere") }, null, 422);
  const person =
    known.found === "here"
      ? {
          found: true as const,
          id: known.person.id,
          name: known.person.name,
          masked: known.person.idNumberMasked ?? "",
        }
      : { found: false as const, sex: p(`sex.${number.sex}`), birthOn: number.birthOn };
  if (typed.step !== "enrol")
    return data({
      typed: { ...typed, idNumber: number.idNumber },
      errors: {},
      known: person,
    } satisfies EnrolState);

  const errors: Record<string, string> = {};
  const name = normaliseName(typed.name ?? "");
  const phone = normalisePhone(typed.phone ?? "");
  if (!person.found) {
    const why = whyNotName(name);
    if (why) errors.name = p(why);
    if (phone && !isPhone(phone)) errors.phone = p("phone.wrong");
    if (!Number(typed.villageId)) errors.villageId = t("form.needed");
  }
  if (Object.keys(errors).length > 0) return fail(errors, person);
  const result = enrolByNumber(db, actor, actorWith(actor, "person.create"), classId, {
    idNumber: number.idNumber,
    person: person.found
      ? null
      : {
          name,
          phone: phone || null,
          villageId: Number(typed.villageId),
          villageGroup: typed.villageGroup || null,
          category: categories.find((c) => c === typed.category) ?? null,
          education: educations.find((e) => e === typed.education) ?? null,
        },
    businessIdea: typed.businessIdea || null,
  });
  if (result.ok) {
    const text =
      result.state === "seated"
        ? t("enrol.seated", { name: result.name ?? "" })
        : t("enrol.queued", { name: result.name ?? "", number: result.waitingNumber ?? 0 });
    return redirectWithNotice(`/training/${classId}`, text, result.state === "seated" ? "ok" : "warn");
  }
  if (result.why === "class.why.notFound") throw notFound();
  if (result.why === "person.foreignVillage")
    return fail({ villageId: p("person.foreignVillage") }, person, 422);
  return fail({ idNumber: t(result.why) }, person, 422);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Enrol() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[d.short, t("class.size", d.seats)]}
      />
      <EnrolForm villages={d.villages} villageId={d.villageId} state={result ?? null} />
    </>
  );
}
