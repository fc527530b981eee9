import type { Reader } from "db/client.server";
import { auditEvent } from "db/schema";
import { and, desc, eq } from "drizzle-orm";
import { instantText } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { importsText } from "./text";

/** Who took an import back and when, in words; the log knows, the batch keeps the time only. Null where nobody did. */
export function undoneFact(db: Reader, batchId: number, language: Language): string | null {
  const row = db
    .select({ at: auditEvent.at, name: auditEvent.userName })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "import"),
        eq(auditEvent.subjectId, String(batchId)),
        eq(auditEvent.event, "import.undone"),
        eq(auditEvent.outcome, "success"),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .get();
  if (!row) return null;
  const time = instantText(row.at, language);
  return translator(importsText, language)("undoneFact", {
    name: personName(row.name ?? "", language),
    time,
  });
}
