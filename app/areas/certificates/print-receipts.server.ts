import type { Db } from "db/client.server";
import { longTitle, shortTitle, trainingText } from "~/areas/training";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { clockOf, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { checkWithOffice, paperCode } from "~/platform/pdf/check-code.server";
import { readSettings } from "~/platform/settings.server";
import { allCertificates } from "./list-certificates.server";
import type { ReceiptFacts, ReceiptRow } from "./pdf/draw-receipts";
import type { RegisterFilter } from "./register-view";
import { certificatesText } from "./text";

/** Certificates of one paper: more are printed class by class. */
export const receiptLimit = 600;

/** Gathers the register for signing and writes the printing into the log; null when a filter means too many. */
export function printReceipts(
  db: Db,
  by: { actor: Actor<"certificate.print">; origin: string; now: number },
  filter: RegisterFilter,
): ReceiptFacts | null {
  const t = translator(certificatesText, "zh");
  const training = translator(trainingText, "zh");
  return db.transaction((tx) => {
    const found = allCertificates(tx, by.actor.villages, filter);
    if (found.length > receiptLimit) return null;
    const rows = found.map(
      ({ certificate: c, ...r }): ReceiptRow => ({
        number: c.number,
        name: c.holderName,
        idNumber: r.idNumberMasked ?? "--",
        className: `${shortTitle(training, r.class)}（${r.class.year}）`,
        village: `${r.townName}${r.villageName}`,
        issuedOn: c.issuedOn,
        receiver: c.handoutSignedOn ? (c.handedOutTo ?? "") : "",
        receivedOn: c.handedOutOn ?? "",
        remark:
          c.standing !== "valid"
            ? t(`state.${c.standing}`)
            : c.handoutSignedOn
              ? t("receipts.signed")
              : c.reissueCount > 0
                ? t("receipts.reissued")
                : "",
      }),
    );
    const code = paperCode("receipts", rows);
    const number = `QSC-${todayOn(by.now).replaceAll("-", "")}`;
    const first = found[0];
    recordEvent(tx, by.actor, {
      event: "certificate.register-printed",
      subject: { kind: "list", id: "certificates", label: t("list.register") },
      after: { certificates: rows.length, code },
    });
    const scope =
      filter.classId && first
        ? t("receipts.ofClass", { class: longTitle(training, first.class) })
        : filter.year
          ? t("receipts.ofYear", { year: filter.year })
          : t("receipts.ofAll", { day: todayOn(by.now) });
    return {
      number,
      code,
      printedAt: by.now,
      line: [
        t("receipts.issuer", { name: readSettings(tx).issuerName }),
        scope,
        t("receipts.count", { count: rows.length }),
      ],
      rows,
      foot: {
        number: t("receipts.foot", { number, code }),
        check: checkWithOffice,
        printed: t("receipts.printed", {
          at: `${todayOn(by.now)} ${clockOf(by.now)}`,
          name: by.actor.name,
        }),
      },
    };
  });
}
