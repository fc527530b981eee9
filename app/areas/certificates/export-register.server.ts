import type { Db } from "db/client.server";
import { shortTitle, trainingText } from "~/areas/training";
import { villagesInScope } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { writeTable } from "~/platform/xlsx/write-table.server";
import { allCertificates, type ListedCertificate } from "./list-certificates.server";
import { type FilterKey, type RegisterFilter, registerList } from "./register-view";
import { certificatesText } from "./text";

/** The register of a filter, ID numbers masked, with the filter in the first lines; the export is a row of the log. */
export async function exportRegister(
  db: Db,
  actor: Actor<"certificate.export">,
  filter: RegisterFilter,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(certificatesText, language);
  const training = translator(trainingText, language);
  const rows = allCertificates(db, actor.villages, filter);
  const now = Date.now();
  const value = (key: FilterKey): string => {
    if (key === "state") return filter.state ? t(`state.${filter.state}`) : "";
    if (key === "handout") return filter.handout ? t(`list.handouts.${filter.handout}`) : "";
    if (key === "villageId")
      return (
        villagesInScope(db, actor.villages).find((v) => v.id === filter.villageId)?.name ??
        t("list.condition.unknown")
      );
    const first = rows[0];
    if (key === "classId") return first ? shortTitle(training, first.class) : t("list.condition.unknown");
    return String(filter[key] ?? "");
  };
  const conditions = registerList.set(filter).map((key) => `${t(`list.condition.${key}`)} ${value(key)}`);
  const text = (heading: string, width: number, of: (r: ListedCertificate) => string | null) => ({
    heading,
    kind: "text" as const,
    width,
    value: of,
  });
  const day = (heading: string, of: (r: ListedCertificate) => string | null) => ({
    heading,
    kind: "day" as const,
    width: 12,
    value: of,
  });
  const bytes = await writeTable({
    sheetName: t("list.register"),
    notes: [
      t("list.exportTitle", { count: rows.length }),
      conditions.length ? t("list.exportFilter", { conditions: conditions.join("; ") }) : t("list.exportAll"),
      t("list.exportBy", { name: actor.name, at: instantText(now, language) }),
    ],
    rows,
    columns: [
      text(t("list.number"), 22, (r) => r.certificate.number),
      text(t("list.name"), 14, (r) => r.certificate.holderName),
      text(t("list.idNumber"), 22, (r) => r.idNumberMasked),
      text(t("list.town"), 14, (r) => r.townName),
      text(t("list.village"), 14, (r) => r.villageName),
      text(t("list.course"), 22, (r) => r.courseName),
      text(t("list.class"), 16, (r) => `${r.class.year} ${shortTitle(training, r.class)}`),
      day(t("list.issuedOn"), (r) => r.certificate.issuedOn),
      text(t("list.state"), 10, (r) => t(`state.${r.certificate.standing}`)),
      day(t("list.handedOutOn"), (r) => r.certificate.handedOutOn),
      text(t("list.handedOutTo"), 14, (r) => r.certificate.handedOutTo),
      day(t("list.signedOn"), (r) => r.certificate.handoutSignedOn),
      {
        heading: t("list.reissues"),
        kind: "number",
        width: 9,
        value: (r: ListedCertificate) => r.certificate.reissueCount,
      },
      day(t("list.endedOn"), (r) => r.certificate.revokedOn),
      text(t("list.endedWhy"), 24, (r) => r.certificate.revokedReason),
    ],
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "certificate.exported",
      subject: { kind: "list", id: "certificates", label: t("list.register") },
      after: { count: rows.length, filter: conditions.join("; ") },
    }),
  );
  return { bytes, name: `${t("list.register")} ${todayOn(now)}.xlsx` };
}
