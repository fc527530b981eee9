import { heldSection, type PersonHoldings } from "~/areas/people";
import { translator } from "~/platform/i18n/text";
import { retained } from "~/platform/retention.server";
import { certificatesOfPerson } from "./certificate-queries.server";
import { openRevocation } from "./revocation-queries.server";
import { certificatesText } from "./text";

/** Certificates carry their own facts, signed: the register keeps them, the person's row need not. */
export const certificateHoldings: PersonHoldings = {
  key: "certificates",
  tables: ["certificate", "certificate_revocation", "certificate_file", "issue_batch_sheet"],
  held: (db, personId, language) => {
    const t = translator(certificatesText, language);
    return heldSection(
      "certificates",
      t("held.title"),
      [t("held.number"), t("held.holder"), t("held.issued"), t("held.state"), t("held.handedOut")],
      certificatesOfPerson(db, personId).map((c) => [
        c.number,
        c.holderName,
        c.issuedOn,
        [t(`state.${c.standing}`), c.revokedReason ?? openRevocation(db, c.id)?.reason]
          .filter(Boolean)
          .join(" "),
        [c.handedOutOn, c.handedOutTo].filter(Boolean).join(" "),
      ]),
    );
  },
  kept: (db, personId, language) => {
    const t = translator(certificatesText, language);
    return certificatesOfPerson(db, personId).flatMap((c) => {
      const rule = retained(db, "certificate", c.issuedOn);
      return rule
        ? [{ what: t("held.entry", { number: c.number }), count: 1, ...rule, needsName: false }]
        : [];
    });
  },
  // Who decides it has to see whose certificate it is.
  open: (db, personId, language) => {
    const t = translator(certificatesText, language);
    return certificatesOfPerson(db, personId)
      .filter((c) => openRevocation(db, c.id))
      .map((c) => t("held.revocationOpen", { number: c.number }));
  },
  erase: () => {
    // What the register may no longer keep is decided with the register, not with one person.
  },
};
