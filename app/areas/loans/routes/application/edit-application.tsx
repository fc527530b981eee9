import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { applicationSubject } from "../../application/application-name";
import { findApplication } from "../../application/application-queries.server";
import { editPage } from "../../application/edit-page.server";
import { readApplicationForm } from "../../application/read-application-form";
import { saveApplication } from "../../application/write-application.server";
import { takesEdits } from "../../application-state";
import { applicationText } from "../../text/application";
import { EditForm } from "../../ui/application/edit-form";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const found = findApplication(database(), actor, idFrom(params.applicationId));
  if (!found || !can(actor, "loan.edit", found.application.villageId)) throw notFound();
  if (!takesEdits(found.application.state)) throw redirect(`/loans/applications/${found.application.id}`);
  return editPage(database(), actor, found, await languageOf(request));
}

/**
 * Saves what was typed. A wrong field does not keep the others from being saved; it comes back with its words and
 * stays as it was typed. `intent=auto` is the form saving itself.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const { application: a } = found;
  const language = await languageOf(request);
  const t = translator(applicationText, language);
  const form = await request.formData();
  const groups = findGroups(db, homePlace, a.appliedOn).map((g) => g.code);
  const { values, errors } = readApplicationForm(form, groups, a);
  const save = () => saveApplication(db, actor, a.id, values, Number(form.get("revision")));
  let saved = save();
  // The number of a guarantor stays out; everything else that was typed is kept.
  const guarantorsSpouse = !saved.ok && saved.why === "application.why.guarantorsSpouse";
  if (guarantorsSpouse) {
    delete values.spouseId;
    errors.spouseId = "application.why.guarantorsSpouse";
    saved = save();
  }
  // Left empty: it is the phone of whom the register has, and this is somebody else.
  if (saved.ok && saved.phoneLeft && values.spousePhone) errors.spousePhone = "form.registersPhone";
  const typed = Object.fromEntries(
    [...form].flatMap(([k, v]) => (typeof v === "string" && k !== "revision" ? [[k, v]] : [])),
  );
  const words = Object.fromEntries(
    Object.entries(errors).map(([k, why]) => [k, translateMessage(applicationText, language, why)]),
  );
  if (!saved.ok) {
    if (saved.why === "application.why.notFound") throw notFound();
    return refuse(
      actor,
      {
        event: "loan-application.changed",
        subject: applicationSubject(a),
        villageId: a.villageId,
        why: saved.why,
      },
      { why: t(saved.why), errors: words, typed, revision: a.revision },
    );
  }
  if (guarantorsSpouse)
    return refuse(
      actor,
      {
        event: "loan-application.changed",
        subject: applicationSubject(a),
        villageId: a.villageId,
        why: "application.why.guarantorsSpouse",
      },
      { why: null, errors: words, typed, revision: saved.revision },
    );
  if (Object.keys(errors).length > 0)
    return data({ why: null, errors: words, typed, revision: saved.revision }, { status: 400 });
  if (form.get("intent") === "auto")
    return data({ why: null, errors: {}, typed: null, revision: saved.revision });
  return redirectWithNotice(
    form.get("intent") === "back" ? `/loans/applications/${a.id}` : `/loans/applications/${a.id}/edit`,
    t("form.saved"),
  );
}

/** Away from the network the form stays as it is and tries again by itself. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    if (error instanceof TypeError)
      return { why: null, errors: {}, typed: null, revision: 0, lost: true } as never;
    throw error;
  }
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditApplication() {
  return <EditForm page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
