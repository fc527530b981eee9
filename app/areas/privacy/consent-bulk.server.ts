import type { BulkAction } from "~/areas/people";
import { recordEvent } from "~/platform/audit/record-event.server";
import { longDay, parseDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { standingConsent } from "./consents.server";
import { noticeInForce } from "./notices.server";
import { privacyText } from "./text";

/** A stack of signed forms of one day: consent to the notice in force, for everybody who has not agreed to it yet. */
export const consentAction: BulkAction = {
  key: "consent",
  needs: "consent.record",
  title: (language) => translator(privacyText, language)("consent.bulk"),
  field: (_db, language) => {
    const t = translator(privacyText, language);
    return { kind: "day", label: t("consent.givenOn"), help: t("consent.bulkHelp") };
  },
  read: (db, typed) => {
    const on = parseDay(typed);
    const notice = noticeInForce(db);
    return on && notice && on <= todayOn() && on >= notice.fromOn ? on : null;
  },
  wrong: "bulk.consentDay",
  words: (value, language) => longDay(value, language),
  apply: (tx, actor, row, value, set) => {
    const notice = noticeInForce(tx);
    if (!notice || standingConsent(tx, row.id)?.notice.id === notice.id) return false;
    set.insert("consent", {
      person_id: row.id,
      notice_id: notice.id,
      given_on: value,
      recorded_by: actor.userId,
      recorded_by_name: actor.name,
      created_at: Date.now(),
    });
    recordEvent(tx, actor, {
      event: "person.consent-recorded",
      subject: { kind: "person", id: row.id, label: row.name },
      villageId: row.villageId,
      after: { givenOn: value, notice: notice.fromOn, scan: false },
    });
    return true;
  },
};
