import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { readSettings } from "~/platform/settings.server";
import { classOnPaper } from "../certificate";
import { classForIssue, currentTemplate } from "../class-for-issue.server";
import { specimenJob, uncoveredByFonts } from "../draw-papers.server";
import { drawTogether } from "../print-papers.server";

/** GET: how the certificate of one person would look (?enrolment=7), marked 样张: no number, no ID number, no code that verifies. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const db = database();
  const found = classForIssue(db, actor.villages, idFrom(params.classId));
  const template = currentTemplate(db);
  if (!found || !template) throw notFound();
  const query = new URL(request.url).searchParams;
  const wanted = Number(query.get("enrolment"));
  const everybody = [...found.ready, ...found.revoked, ...found.issued];
  const row = wanted ? everybody.find((r) => r.enrolment.id === wanted) : everybody[0];
  if (!row || uncoveredByFonts(row.person.name).length > 0) throw notFound();
  // Drawn in the print worker while this thread waits for the disk.
  const drawing = drawTogether([
    specimenJob(template.layout, query.get("ink") === "colour" ? "colour" : "mono", {
      number: "",
      holderName: row.person.name,
      sex: row.person.sex as "male" | "female",
      courseName: found.rule.name,
      className: classOnPaper(found.class.year, found.class.number),
      startsOn: found.class.startsOn,
      endsOn: found.class.endsOn,
      hours: row.enrolment.resultHours ?? 0,
      belowHours: (row.enrolment.resultHours ?? 0) < found.rule.hours,
      issuerName: readSettings(db).issuerName,
      issuedOn: todayOn(),
      verifyUrl: `${publicOrigin(request)}/verify`,
      templateVersion: `V${template.version}`,
      photo: row.person.photo ? row.person.photo.toString("base64") : null,
    }),
  ]);
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "certificate.specimen-printed",
      subject: { kind: "class", id: found.class.id },
      villageId: found.class.villageId,
    }),
  );
  const drawn = await drawing;
  if (!drawn.ok) throw notFound();
  return new Response(drawn.bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="specimen-${found.class.id}.pdf"`,
      "Cache-Control": "no-store",
    },
  });
}
