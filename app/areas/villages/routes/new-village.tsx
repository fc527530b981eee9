import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { forbid, requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { placeLabel } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { addVillage } from "../add-village.server";
import { divisionItems, divisionLimit } from "../division-items";
import { searchDivisions, takeDivisionWords } from "../divisions.server";
import { positionRefused } from "../position-refused";
import { villagesText } from "../text";
import { NewVillageForm } from "../ui/new-village-form";
import { newVillageForm } from "../village-forms";

async function requireAdder(request: Request) {
  const actor = await requireActor(request, "village.manage");
  if (actor.villages !== "all") throw forbid(actor, request, "everywhere-only");
  return actor;
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdder(request);
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const asked = new URL(request.url).searchParams.get("q")?.trim() ?? "";
  return {
    title: t("add.title"),
    asked,
    found: divisionItems(searchDivisions(database(), asked, divisionLimit), t, language),
    today: todayOn(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdder(request);
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const form = await request.formData();
  takeDivisionWords(database(), form);
  const submission = parseWithZod(form, { schema: newVillageForm });
  // The division that was chosen stays chosen, whatever else is wrong.
  const code = String(form.get("division") ?? "");
  const chosen = /^\d{12}$/.test(code)
    ? divisionItems(searchDivisions(database(), code, 1), t, language)
    : [];
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), chosen }, { status: 400 });
  const { division, ...input } = submission.value;
  const added = addVillage(database(), actor, { divisionCode: division, ...input });
  if (added.ok)
    return redirectWithNotice(
      `/villages/${added.village.id}`,
      t("add.done", { village: placeLabel(added.village, language) }),
    );
  const tried = {
    event: "village.added",
    subject: { kind: "division", id: division, label: chosen[0]?.label },
  };
  if (added.why !== "position")
    return refuse(
      actor,
      { ...tried, why: added.why },
      { lastResult: submission.reply({ fieldErrors: { division: [added.why] } }), chosen },
    );
  const { why, values } = positionRefused(added.position, added.countyName, language);
  return refuse(
    actor,
    { ...tried, why, values },
    { lastResult: submission.reply({ fieldErrors: { position: [message(why, values)] } }), chosen },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewVillage() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(villagesText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.villages"), to: "/villages" }, { label: t("list.add") }]}
        title={d.title}
      />
      <NewVillageForm
        lastResult={result?.lastResult}
        chosen={result?.chosen ?? []}
        asked={d.asked}
        found={d.found}
        today={d.today}
      />
    </>
  );
}
