import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  categories,
  educations,
  isPhone,
  isSingleCharacter,
  normaliseName,
  normalisePhone,
  parseIdNumber,
  peopleText,
  prefixRemark,
  whyNotName,
} from "~/areas/people";
import { codeHistory, openVillageChoices, takeVillageWords } from "~/areas/villages/index.server";
import { actorWith } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { ageOn, longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseLogged } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { refusalWords } from "../age-words.server";
import { findClass } from "../class-queries.server";
import { type ClassState, takesEnrolments } from "../class-state";
import { classSubject } from "../class-subject";
import { enrolByNumber } from "../enrol-by-number.server";
import { alikeOnRecord, lookUpEnrollee } from "../look-up-enrollee.server";
import { waitingCount } from "../offer-seats.server";
import { rareCodes } from "../rare-characters.server";
import { rosterText, trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";
import { EnrolForm, type EnrolState } from "../ui/enrol-form";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const db = database();
  const found = findClass(db, actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const { class: c } = found;
  return {
    id: c.id,
    short: shortTitle(t, c),
    title: t("enrol.title"),
    open: takesEnrolments(c.state as ClassState),
    offered: openVillageChoices(db, actorWith(actor, "person.create")?.villages ?? [], language, c.villageId),
    villageId: String(c.villageId),
    seats: { taken: c.seatsTaken, capacity: c.capacity },
    place: c.seatsTaken < c.capacity ? null : waitingCount(db, c.id) + 1,
  };
}

/** First look the number up (POST: an ID number never stands in an address), then enrol. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const classId = idFrom(params.classId);
  const db = database();
  const found = findClass(db, actor.villages, classId);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const p = translator(peopleText, language);
  const r = translator(rosterText, language);
  const form = await request.formData();
  takeVillageWords(db, actorWith(actor, "person.create")?.villages ?? [], form);
  const typed = Object.fromEntries([...form].map(([k, v]) => [k, String(v)]));
  const wrong = (errors: EnrolState["errors"], known: EnrolState["known"]) =>
    data({ typed, errors, known } satisfies EnrolState, { status: 400 });
  const subject = classSubject(found);
  const fail = (why: string, errors: EnrolState["errors"], known: EnrolState["known"]) =>
    refuse(actor, { event: "enrolment.refused", subject, villageId: found.class.villageId, why }, {
      typed,
      errors,
      known,
    } satisfies EnrolState);

  const number = parseIdNumber(typed.idNumber ?? "");
  if (!number.ok) {
    const { ok: _, why, ...values } = number;
    return wrong({ idNumber: p(why, values as Record<string, string | number>) }, null);
  }
  const looked = lookUpEnrollee(db, actor, found, number);
  if (looked.found === "elsewhere")
    return fail("enrol.why.elsewhere", { idNumber: t("enrol.why.elsewhere") }, null);
  const remark = prefixRemark(number.prefix, number.birthOn, codeHistory(db));
  const person: NonNullable<EnrolState["known"]> =
    looked.found === "here"
      ? {
          found: true,
          id: looked.person.id,
          name: personName(looked.person.name, language),
          masked: looked.person.idNumberMasked ?? "",
        }
      : {
          found: false,
          reads: p("idNumber.reads", {
            sex: p(`sex.${number.sex}`),
            birth: longDay(number.birthOn, language),
            age: ageOn(number.birthOn, found.class.startsOn),
          }),
          remark: remark && r(remark.key, remark.values),
        };
  const whyWords = (why: string) =>
    refusalWords(db, t, found, why, {
      birthOn: number.birthOn,
      villageId: looked.found === "here" ? looked.person.villageId : found.class.villageId,
    });
  const creator = actorWith(actor, "person.create");
  if (!person.found && !looked.why && !creator)
    return fail("why.mayNotAdd", { idNumber: r("why.mayNotAdd") }, null);
  // Another number than the one that was looked up: who that is is shown first.
  if (typed.step !== "enrol" || parsedNumber(typed.looked) !== number.idNumber) {
    typed.idNumber = number.idNumber;
    typed.looked = number.idNumber;
    return looked.why
      ? fail(
          looked.why,
          { idNumber: whyWords(looked.why) },
          person.found ? { ...person, refused: true } : null,
        )
      : data({ typed, errors: {}, known: person } satisfies EnrolState);
  }

  const errors: Record<string, string> = {};
  const name = normaliseName(typed.name ?? "");
  const phone = normalisePhone(typed.phone ?? "") || null;
  if (!person.found) {
    const why = whyNotName(name);
    if (why) errors.name = p(why);
    else if (isSingleCharacter(name) && typed.wholeName !== "yes") errors.name = p("name.single");
    if (phone && !isPhone(phone)) errors.phone = p("phone.wrong");
    if (!/^[1-9]\d{0,14}$/.test(typed.villageId ?? "")) errors.villageId = t("form.needed");
  }
  if (Object.keys(errors).length > 0) return wrong(errors, person);
  const alike = person.found ? null : alikeOnRecord(db, actor, { name, phone, birthOn: number.birthOn });
  if (alike && !person.found && typed.anyway !== "yes")
    return fail(
      "person.likely",
      {},
      { ...person, alike: `${personName(alike.name, language)} ${alike.idNumberMasked ?? ""}` },
    );
  const result = enrolByNumber(db, actor, creator, classId, {
    idNumber: number.idNumber,
    person: person.found
      ? null
      : {
          name,
          phone,
          villageId: Number(typed.villageId),
          villageGroup: typed.villageGroup?.trim().slice(0, 20) || null,
          category: categories.find((c) => c === typed.category) ?? null,
          education: educations.find((e) => e === typed.education) ?? null,
        },
    businessIdea: typed.businessIdea?.trim().slice(0, 200) || null,
    inBusiness: typed.inBusiness === "yes",
  });
  if (result.ok) {
    const shown = personName(result.name ?? "", language);
    const done =
      result.state === "seated"
        ? t("enrol.seated", { name: shown })
        : t("enrol.queued", { name: shown, number: result.waitingNumber ?? 0 });
    const codes = rareCodes(result.name ?? "");
    const rare = codes === null ? "" : r("enrol.rare", { codes });
    return redirectWithNotice(
      `/training/${classId}`,
      `${done}${rare && language === "en" ? " " : ""}${rare}`,
      result.state === "seated" && !rare ? "ok" : "warn",
    );
  }
  if (result.why === "class.why.notFound") throw notFound();
  if (result.why === "person.foreignVillage")
    return fail(result.why, { villageId: p("person.foreignVillage") }, person);
  if (result.why.startsWith("closedVillage."))
    return fail(result.why, { villageId: translateMessage(trainingText, language, result.why) }, person);
  const refusedFor = { idNumber: whyWords(result.why) };
  return "logged" in result && result.logged
    ? refuseLogged({ typed, errors: refusedFor, known: person } satisfies EnrolState)
    : fail(result.why, refusedFor, person);
}

const parsedNumber = (text: string | undefined): string | null => {
  const number = parseIdNumber(text ?? "");
  return number.ok ? number.idNumber : null;
};

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Enrol() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  const r = useText(rosterText);
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
      <div className="stack">
        {!d.open && <Note tone="warn">{t("enrol.why.classState")}</Note>}
        {d.open && d.place !== null && <Note tone="warn">{r("enrol.full", { number: d.place })}</Note>}
        {d.open && (
          <EnrolForm
            offered={d.offered}
            villageId={d.villageId}
            waits={d.place !== null}
            state={result ?? null}
          />
        )}
      </div>
    </>
  );
}
