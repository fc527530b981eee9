import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { findCertificate } from "../certificate-queries.server";
import { frozenFile } from "../frozen-files.server";

/** GET: the frozen bytes, the same for ever, whatever changed since (FEATURES 42). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const db = database();
  const found = findCertificate(db, actor.villages, idFrom(params.certificateId));
  const typed = new URL(request.url).searchParams.get("file");
  const file = found && frozenFile(db, found.id, typed === null ? undefined : { id: idFrom(typed) });
  if (!found || !file) throw notFound();
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "certificate.printed",
      subject: { kind: "certificate", id: found.id, label: found.number },
      villageId: found.villageId,
      after: { kind: file.kind },
    }),
  );
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${found.number}.pdf"`,
      "Cache-Control": "no-store",
    },
  });
}
