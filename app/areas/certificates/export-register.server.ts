import type { Db } from "db/client.server";
import { shortTitle, trainingText } from "~/areas/training";
import { villagesInScope } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import { exportList } from "~/platform/lists/export-list.server";
import { columnsOf } from "~/platform/xlsx/columns";
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
  const { text, number, day } = columnsOf<ListedCertificate>();
  return exportList(db, actor, {
    t,
    language,
    title: t("list.register"),
    event: "certificate.exported",
    id: "certificates",
    conditions,
    rows,
    columns: [
      text(t("list.number"), (r) => r.certificate.number, 22),
      text(t("list.name"), (r) => r.certificate.holderName, 14),
      text(t("list.idNumber"), (r) => r.idNumberMasked, 22),
      text(t("list.town"), (r) => r.townName, 14),
      text(t("list.village"), (r) => r.villageName, 14),
      text(t("list.course"), (r) => r.courseName, 22),
      text(t("list.class"), (r) => `${r.class.year} ${shortTitle(training, r.class)}`, 16),
      day(t("list.issuedOn"), (r) => r.certificate.issuedOn),
      text(t("list.state"), (r) => t(`state.${r.certificate.standing}`), 10),
      day(t("list.handedOutOn"), (r) => r.certificate.handedOutOn),
      text(t("list.handedOutTo"), (r) => r.certificate.handedOutTo, 14),
      day(t("list.signedOn"), (r) => r.certificate.handoutSignedOn),
      number(t("list.reissues"), (r) => r.certificate.reissueCount),
      day(t("list.endedOn"), (r) => r.certificate.revokedOn),
      text(t("list.endedWhy"), (r) => r.certificate.revokedReason, 24),
    ],
  });
}
