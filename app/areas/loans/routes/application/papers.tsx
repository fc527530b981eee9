import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scanLimit } from "~/areas/privacy";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, parseDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { applicationNumber, applicationSubject } from "../../application/application-name";
import { paperWords } from "../../application/application-page.server";
import { findApplication } from "../../application/application-queries.server";
import { documentKinds, lacking } from "../../application/checklist";
import { addDocuments, documentsOf, removeDocument } from "../../application/documents.server";
import { isEnded } from "../../application-state";
import { standingOf } from "../../stages/why-not-step.server";
import { applicationText } from "../../text/application";
import { PapersPage } from "../../ui/application/papers-page";

/** The checklist with its scans; `kind` in the address is the paper that is being added. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(applicationText, language);
  const standing = standingOf(db, found, todayOn());
  const { checklist } = standing;
  const lacks = lacking(checklist);
  const rows = documentsOf(db, found.application.id);
  const asked = new URL(request.url).searchParams.get("kind");
  const of = (capability: "loan.edit" | "loan.document") =>
    can(actor, capability, found.application.villageId);
  return {
    id: found.application.id,
    number: applicationNumber(found.application),
    title: `${t("paper.manage")} ${personName(found.person.name, language)}`,
    asked: documentKinds.find((k) => k === asked) ?? lacks[0] ?? "other",
    lacking: lacks.map((k) => t(`paper.kind.${k}`)),
    rows: checklist.map((d) => ({
      kind: d.kind,
      label: t(`paper.kind.${d.kind}`),
      state: d.state,
      words: paperWords(d, language),
      files: d.documents.map((doc) => {
        const row = rows.find((r) => r.id === doc.id);
        return {
          id: doc.id,
          scan: doc.contentType !== null,
          by: t("paper.by", {
            name: row?.addedByName ?? "",
            at: instantText(row?.createdAt ?? 0, language),
          }),
          note: row?.note ?? null,
        };
      }),
    })),
    kinds: documentKinds.map((k) => ({ value: k, label: t(`paper.kind.${k}`) })),
    may: { edit: of("loan.edit") && !isEnded(found.application.state), view: of("loan.document") },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const { application: a } = found;
  const t = translator(applicationText, await languageOf(request));
  const form = await request.formData();
  const back = `/loans/applications/${a.id}/papers`;
  const removed = form.get("remove");
  if (typeof removed === "string") {
    const done = removeDocument(db, actor, a.id, idFrom(removed));
    if (done.ok) return redirectWithNotice(back, t("paper.removed"));
    if (done.why === "document.why.none") throw notFound();
    return refuse(
      actor,
      {
        event: "loan-application.document-removed",
        subject: applicationSubject(a),
        villageId: a.villageId,
        why: done.why,
      },
      { why: t(done.why), field: null, typed: { kind: "", expiresOn: "", note: "" } },
    );
  }
  const kind = documentKinds.find((k) => k === form.get("kind"));
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const typed = { kind: text("kind"), expiresOn: text("expiresOn"), note: text("note").slice(0, 120) };
  const wrong = (field: "kind" | "expiresOn" | "scan", why: string) =>
    data({ why, field, typed }, { status: 400 });
  if (!kind) return wrong("kind", t("form.choose1"));
  const expiresOn = typed.expiresOn === "" ? null : parseDay(typed.expiresOn);
  if (typed.expiresOn !== "" && expiresOn === null) return wrong("expiresOn", t("form.wrongDay"));
  const files = form.getAll("scan").filter((f): f is File => f instanceof File && f.size + f.name.length > 0);
  const scans = await Promise.all(
    files.slice(0, 10).map(async (f) => new Uint8Array(await f.slice(0, scanLimit + 1).arrayBuffer())),
  );
  const done = addDocuments(db, actor, a.id, { kind, scans, expiresOn, note: typed.note || null });
  if (done.ok) return redirectWithNotice(back, t("paper.saved"));
  if (done.why === "application.why.notFound") throw notFound();
  if (done.why === "document.why.expired") return wrong("expiresOn", t(done.why));
  if (done.why !== "document.why.settled") return wrong("scan", t(done.why));
  return refuse(
    actor,
    {
      event: "loan-application.document-added",
      subject: applicationSubject(a),
      villageId: a.villageId,
      why: done.why,
    },
    { why: t(done.why), field: null, typed },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Papers() {
  return <PapersPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
