import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { VillageField } from "~/areas/villages";
import { findVillage, openVillageChoices, takeVillageWords } from "~/areas/villages/index.server";
import { personRows } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { moveHouseholdForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold, membersOf } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { isOpen } from "../../households/membership";
import { moveHousehold } from "../../households/move-household.server";
import { householdsText } from "../../text/households";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.move");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const household = householdHead(db, actor, row, language);
  const open = membersOf(db, row.id).filter(isOpen);
  const { villages, byTyping } = openVillageChoices(db, actor.villages, language);
  const going = open.filter((m) => m.villageId === row.villageId).length;
  return {
    household,
    title: translator(householdsText, language)("move.title", { name: household.name }),
    going,
    elsewhere: open.length - going,
    others: { villages: villages.filter((v) => v.id !== row.villageId), byTyping },
    initial: {
      villageId: "",
      villageIdWords: "",
      fromOn: todayOn(),
      villageGroup: "",
      registryNo: row.registryNo ?? "",
      houseNumber: "",
      address: "",
      reason: "",
      revision: String(row.revision),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.move");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const form = await request.formData();
  takeVillageWords(db, actor.villages, form);
  const submission = parseWithZod(form, { schema: moveHouseholdForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const label = householdHead(db, actor, row, "zh").name;
  const moved = moveHousehold(db, actor, row.id, submission.value, personRows);
  if (moved.ok) {
    const place = findVillage(db, actor.villages, submission.value.villageId);
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)("move.done", {
        name: personName(label, language),
        count: moved.moved,
        village: place ? placeLabel(place, language) : "",
      }),
    );
  }
  if (moved.why === "household.notFound") throw notFound();
  const names = moved.why === "move.memberBeforeLast" ? moved.names : [];
  const values = names.length
    ? {
        names: names
          .map((n) => personName(n, language))
          .join(translator(householdsText, language)("log.comma")),
      }
    : undefined;
  const words = message(moved.why, values);
  const errors =
    moved.why === "household.changedMeanwhile" || moved.why === "move.nobody"
      ? { formErrors: [words] }
      : {
          fieldErrors: {
            [moved.why === "move.sameRegistry"
              ? "registryNo"
              : moved.why === "household.foreignVillage" ||
                  moved.why === "move.sameVillage" ||
                  moved.why.startsWith("closedVillage.")
                ? "villageId"
                : "fromOn"]: [words],
          },
        };
  return refuse(
    actor,
    { event: "household.moved", ...householdSubject(row, label), why: moved.why, values },
    { lastResult: submission.reply(errors) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function MoveHousehold() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const { household: h } = d;
  const to = `/households/${h.id}`;
  const optional = t("field.optional");
  if (d.others.villages.length === 0 && !d.others.byTyping)
    return (
      <>
        <PageHead
          crumbs={[
            { label: t("page.households"), to: "/households" },
            { label: h.title, to },
            { label: t("page.move") },
          ]}
          title={d.title}
        />
        <Sheet pad className="form">
          <Note>{t("move.noOther")}</Note>
        </Sheet>
      </>
    );
  return (
    <HouseholdForm
      household={h}
      title={d.title}
      formKey={f.key}
      items={f.items}
      revision={f.value("revision")}
      submit={t("move.submit")}
      cancelHref={to}
    >
      <div className="f">
        <span className="lab">{t("move.now")}</span>
        {h.village}
        <span className="help mt2">
          {t("move.help", { village: h.village, count: d.going })} {d.elsewhere > 0 && t("move.elsewhere")}
        </span>
      </div>
      <VillageField
        {...f.field("villageId")}
        label={t("move.to")}
        offered={d.others}
        typed={f.value("villageIdWords")}
        empty={t("field.choose")}
        nothing={t("form.noVillage")}
      />
      <DateField
        {...f.field("fromOn")}
        label={t("move.fromOn")}
        help={t("form.dayHelp")}
        pick={t("form.pick")}
      />
      <div className="fgrid mt4">
        <TextField
          {...f.field("registryNo")}
          label={t("field.registryNo")}
          help={t("move.registryHelp")}
          optional={optional}
          width="w10"
          maxLength={20}
        />
        <TextField
          {...f.field("houseNumber")}
          label={t("move.houseNumber")}
          optional={optional}
          width="w10"
          maxLength={20}
        />
        <TextField
          {...f.field("villageGroup")}
          label={t("field.group")}
          optional={optional}
          width="w6"
          maxLength={20}
        />
      </div>
      <div className="mt4">
        <TextField
          {...f.field("address")}
          label={t("move.address")}
          help={t("move.addressHelp")}
          optional={optional}
          maxLength={100}
        />
      </div>
      <div className="mt4">
        <TextField
          {...f.field("reason")}
          label={t("move.reason")}
          help={t("move.reasonHelp")}
          maxLength={200}
          autoComplete="off"
        />
      </div>
    </HouseholdForm>
  );
}
