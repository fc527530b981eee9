export { consentAction } from "./consent-bulk.server";
export { fillDemoDeletions, fillDemoPrivacy, loadPrivacyNotice, loadRetentionRules } from "./demo.server";
export { privacyHoldings } from "./holdings.server";
export { privacyOfPerson } from "./person-source.server";
export { privacyHome } from "./privacy-home.server";
export { consentRowsOfPerson, deletionRowsOfPerson, documentRowsOfPerson } from "./rows-of-person.server";
