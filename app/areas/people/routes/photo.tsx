import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Field } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { findPerson } from "../people-queries.server";
import { photoLimit } from "../photo";
import { setPhoto } from "../set-photo.server";
import { photoText } from "../text/photo";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const language = await languageOf(request);
  const row = findPerson(database(), actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  const title = translator(photoText, language)("photo.title", { name });
  return { id: row.id, name, title, hasPhoto: row.photo !== null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const id = idFrom(params.personId);
  const db = database();
  if (!findPerson(db, actor.villages, id)) throw notFound();
  const t = translator(photoText, await languageOf(request));
  const form = await request.formData();
  const remove = form.get("step") === "remove";
  const file = form.get("photo");
  // One byte more than allowed is enough to say that it is too large.
  const bytes = remove
    ? null
    : file instanceof File
      ? new Uint8Array(await file.slice(0, photoLimit + 1).arrayBuffer())
      : new Uint8Array();
  const set = setPhoto(db, actor, id, bytes);
  if (set.ok) return redirectWithNotice(`/people/${id}`, t(remove ? "photo.removed" : "photo.saved"));
  if (set.why === "person.notFound") throw notFound();
  return data({ errors: [set.why] }, { status: 400 });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Photo() {
  const d = useLoaderData<typeof loader>();
  const errors = useMessages(photoText)(useActionData<typeof action>()?.errors);
  const t = useText(photoText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}` },
          { label: t("page.photo") },
        ]}
        title={d.title}
      />
      <div className="sheet form">
        <div className="sb pad6 person-head">
          {d.hasPhoto ? (
            <img
              className="photo"
              src={`/people/${d.id}/photo.image`}
              alt={t("photo.alt", { name: d.name })}
            />
          ) : (
            <span className="photo-none">{t("photo.none")}</span>
          )}
          <div className="grow">
            <form method="post" encType="multipart/form-data">
              <Field id="photo" label={t("photo.choose")} help={t("photo.help")} errors={errors}>
                <input
                  id="photo"
                  name="photo"
                  type="file"
                  accept="image/jpeg,image/png"
                  className="in"
                  required
                  aria-invalid={errors ? true : undefined}
                  aria-describedby={errors ? "photo-help photo-error" : "photo-help"}
                />
              </Field>
              <div className="row mt4">
                <button type="submit" className="btn pri">
                  {t("photo.save")}
                </button>
                <a className="btn" href={`/people/${d.id}`}>
                  {t("page.cancel")}
                </a>
              </div>
            </form>
            {d.hasPhoto && (
              <form method="post" encType="multipart/form-data" className="mt4">
                <button type="submit" className="btn danger" name="step" value="remove">
                  {t("photo.remove")}
                </button>
              </form>
            )}
          </div>
        </div>
      </div>
    </>
  );
}
