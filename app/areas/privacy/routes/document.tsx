import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type HeadersArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson } from "~/areas/people/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { forbidden, idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { documentTicket } from "../document-ticket.server";
import { findDocument } from "../documents.server";
import { kindWord } from "../person-papers.server";
import { removeForm, viewForm } from "../privacy-forms";
import { removeDocument } from "../remove-document.server";
import { privacyText } from "../text";
import { DocumentPage } from "../ui/document-page";

const shownSeconds = 60;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "document.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  const found = row && findDocument(db, row.id, idFrom(params.documentId));
  if (!row || !found) throw notFound();
  const name = personName(row.name, language);
  const kind = kindWord(found.kind, t);
  return {
    title: t("document.viewTitle", { name, kind }),
    alt: t("document.alt", { name, kind }),
    id: row.id,
    name,
    documentId: found.id,
    isPdf: found.contentType === "application/pdf",
    expires:
      found.kind === "id-card"
        ? found.expiresOn
          ? longDay(found.expiresOn, language)
          : t("document.forever")
        : null,
    added: `${found.addedByName} ${longDay(todayOn(found.createdAt), language)}`,
    mayRemove: found.kind === "id-card" && can(actor, "document.add", row.villageId),
  };
}

/** A look, with its reason; or the removal of a copy. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "document.view");
  const [id, documentId] = [idFrom(params.personId), idFrom(params.documentId)];
  const db = database();
  if (!findPerson(db, actor.villages, id) || !findDocument(db, id, documentId)) throw notFound();
  const form = await request.formData();
  if (form.get("step") === "remove") {
    const remover = await requireActor(request, "document.add");
    if (!can(remover, "document.add")) throw forbidden();
    const submission = parseWithZod(form, { schema: removeForm });
    if (submission.status !== "success")
      return data({ removal: submission.error?.reason ?? [], errors: null, ticket: null }, { status: 400 });
    if (!removeDocument(db, remover, id, documentId, submission.value.reason).ok) throw notFound();
    const t = translator(privacyText, await languageOf(request));
    return redirectWithNotice(`/people/${id}/privacy`, t("document.removed"));
  }
  const submission = parseWithZod(form, { schema: viewForm });
  if (submission.status !== "success")
    return data(
      { errors: submission.error?.why ?? ["document.needReason"], removal: null, ticket: null },
      { status: 400 },
    );
  const ticket = documentTicket(actor, { documentId, reason: submission.value });
  const headers = { Refresh: `${shownSeconds}; url=/people/${id}/documents/${documentId}` };
  return data({ ticket, errors: null, removal: null }, { headers });
}

export const headers = ({ actionHeaders, errorHeaders }: HeadersArgs) => errorHeaders ?? actionHeaders;

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Document() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <DocumentPage {...d} answer={result} />;
}
