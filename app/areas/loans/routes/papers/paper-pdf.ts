import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperSubject } from "../../papers/change-paper.server";
import { paperBytes } from "../../papers/paper-file.server";
import { findPaper } from "../../papers/paper-queries.server";

/** GET: the frozen bytes, the same for ever. Many show a whole ID number: each opening is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.paper");
  const db = database();
  const paper = findPaper(db, actor, idFrom(params.loanPaperId));
  const bytes = paper && paperBytes(db, paper.id);
  if (!paper || !bytes) throw notFound();
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "loan-paper.opened",
      subject: paperSubject(paper),
      villageId: paper.villageId ?? undefined,
      after: { paper: `loan-${paper.kind}` },
    }),
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${paper.number}.pdf"`,
      "Cache-Control": "no-store",
    },
  });
}
