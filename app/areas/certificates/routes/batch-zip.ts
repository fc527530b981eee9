import type { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import yazl from "yazl";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { batchDisposition, certificateFileName } from "../certificate";
import { findBatch, sheetsOf } from "../certificate-queries.server";
import { frozenFile } from "../frozen-files.server";

/** GET: the frozen files of a job as 编号_姓名.pdf, without those of revoked and replaced certificates. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const db = database();
  const found = findBatch(db, actor.villages, idFrom(params.batchId));
  if (found?.batch.state !== "done") throw notFound();
  const sheets = sheetsOf(db, found.batch.id).filter((s) => s.state === "valid");
  if (sheets.length === 0) throw notFound();
  const zip = new yazl.ZipFile();
  for (const s of sheets) {
    const file = frozenFile(db, s.certificateId, {
      kind: found.batch.kind === "reprint" ? "reissue" : "original",
      until: found.batch.finishedAt ?? Date.now(),
    });
    // PDF streams are deflated already; packing them again costs time and saves nothing.
    if (file)
      zip.addBuffer(file.bytes, certificateFileName(s.number, s.holderName), {
        compress: false,
        mtime: new Date(found.batch.createdAt),
      });
  }
  zip.end();
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "certificate.printed",
      subject: { kind: "batch", id: found.batch.id },
      villageId: found.class.villageId,
      after: { zip: true, sheets: sheets.length },
    }),
  );
  return new Response(createReadableStreamFromReadable(zip.outputStream as Readable), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": batchDisposition(
        "attachment",
        { ...found.class, villageName: found.villageName, id: found.batch.id },
        "zip",
      ),
      "Cache-Control": "no-store",
    },
  });
}
