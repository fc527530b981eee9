import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { editHousehold } from "../../households/edit-household.server";
import { muFigure } from "../../households/household";
import { editHouseholdForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { householdsText } from "../../text/households";
import { LivingFields, PlaceFields } from "../../ui/households/detail-fields";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

const figure = (fen: number | null) => (fen === null ? "" : yuanFigure(fen).replace(/\.00$/, ""));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const household = householdHead(db, actor, row, language);
  return {
    household,
    title: translator(householdsText, language)("page.editTitle", { name: household.name }),
    initial: {
      revision: String(row.revision),
      registryNo: row.registryNo ?? "",
      houseNumber: row.houseNumber ?? "",
      villageGroup: row.villageGroup ?? "",
      address: row.address ?? "",
      landLi: row.landLi === null ? "" : muFigure(row.landLi),
      housing: row.housing ?? "",
      water: row.water ?? "",
      expenseFen: figure(row.expenseFen),
      debtFen: figure(row.debtFen),
      note: row.note ?? "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: editHouseholdForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const edited = editHousehold(db, actor, row.id, submission.value);
  if (edited.ok)
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)(edited.changed ? "form.saved" : "form.unchanged"),
    );
  if (edited.why === "household.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "household.changed",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: edited.why,
    },
    {
      lastResult: submission.reply(
        edited.why === "household.sameRegistry"
          ? { fieldErrors: { registryNo: [edited.why] } }
          : { formErrors: [edited.why] },
      ),
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditHousehold() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      formKey={f.key}
      items={f.items}
      revision={f.value("revision")}
      submit={t("form.save")}
      cancelHref={`/households/${d.household.id}`}
    >
      <h2 className="part first">{t("page.placePart")}</h2>
      <PlaceFields f={f} />
      <LivingFields f={f} />
    </HouseholdForm>
  );
}
