import { accountText } from "~/areas/account";
import { certificatesText, revocationText } from "~/areas/certificates";
import {
  approvalText,
  donationText,
  handoverText,
  itemText,
  stocktakeText,
  thresholdText,
} from "~/areas/donations";
import {
  applicationText,
  bankFileText,
  loanListText,
  loanPaperText,
  moneyText,
  subsidyText,
} from "~/areas/loans";
import {
  bulkText,
  deathText,
  duplicatesText,
  exportText,
  householdsText,
  moveText,
  peopleImportText,
  peopleText,
  relationsText,
  removalText,
} from "~/areas/people";
import { lprText, policyText } from "~/areas/policies";
import { privacyText } from "~/areas/privacy";
import { briefingText, reportsText } from "~/areas/reports";
import { outcomeText, tripAfterText, tripDayText, tripText } from "~/areas/study-trips";
import { rosterText, trainingText } from "~/areas/training";
import { viewsText } from "~/areas/views";
import { villagesText } from "~/areas/villages";
import { type Capability, capabilities, roles } from "~/platform/access/capabilities";
import { type AreaText, type Language, translateMessage, translator } from "~/platform/i18n/text";
import { roleLabel } from "./audit-words";
import { adminText, auditText } from "./text";

// Apart from audit-words: only the server needs every area's catalogue.

/** Where the words of a rule stand: a refusal carries the text key that its form showed. */
const catalogues: readonly AreaText<object>[] = [
  trainingText,
  tripText,
  tripDayText,
  tripAfterText,
  outcomeText,
  donationText,
  handoverText,
  itemText,
  stocktakeText,
  approvalText,
  thresholdText,
  rosterText,
  applicationText,
  loanPaperText,
  loanListText,
  moneyText,
  subsidyText,
  bankFileText,
  peopleImportText,
  certificatesText,
  revocationText,
  peopleText,
  exportText,
  duplicatesText,
  householdsText,
  policyText,
  lprText,
  relationsText,
  removalText,
  deathText,
  moveText,
  bulkText,
  privacyText,
  viewsText,
  villagesText,
  reportsText,
  briefingText,
  accountText,
  adminText,
];

/**
 * A reason in words: a code of the log, a capability that was lacking, the rule that refused (its text key, with
 * values behind a bar), or what a person wrote. Other codes say nothing.
 */
export function reasonText(language: Language, event: string, reason: string | null): string | null {
  if (!reason) return null;
  if (event === "access.refused" && (capabilities as string[]).includes(reason)) {
    const what = translator(adminText, language)(`capability.${reason as Capability}`);
    return translator(auditText, language)("noCapability", { what });
  }
  const said = withRoleNames(language, reason);
  const short = translateMessage(auditText, language, `reason.${said}`);
  if (short !== `reason.${said}`) return short;
  if (!looksLikeCode(said)) return reason;
  for (const text of catalogues) {
    const words = translateMessage(text, language, said);
    if (words !== said) return words;
  }
  return null;
}

const looksLikeCode = (text: string) => /^[a-z][\w-]*(\.[\w-]+)*(\|.*)?$/i.test(text);

/** A role among the values is its name in the reader's language. */
const withRoleNames = (language: Language, reason: string): string =>
  reason.replace(/(?<="role":")[\w-]+(?=")/, (role) =>
    (roles as readonly string[]).includes(role) ? roleLabel(language, role) : role,
  );
