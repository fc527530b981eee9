import { shortTitle, trainingText } from "~/areas/training";
import { nearDay, todayOn } from "~/platform/dates";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import type { ReadyClass } from "../ready-classes.server";
import { certificatesHomeText } from "../text/home";

/** Classes whose certificates wait for the clerk: who qualifies, whether the names print, since when, and the button. */
export function issueSection(
  classes: readonly ReadyClass[],
  language: Language,
  open: number,
  primary: boolean,
): HomeSection {
  const t = translator(certificatesHomeText, language);
  const training = translator(trainingText, language);
  const rows = classes.map((c, i): HomeRow => {
    const blocked = c.blocked.length;
    return {
      id: String(c.class.id),
      who: shortTitle(training, c.class),
      to: `/training/${c.class.id}`,
      where: placeLabel(c.village, language),
      what: t(c.revoked > 0 ? "issue.qualifiedRevoked" : "issue.qualified", {
        ready: c.qualified,
        failed: c.failed,
        revoked: c.revoked,
      }),
      state:
        blocked > 0
          ? { tone: "bad", word: t("issue.blocked", { count: blocked }) }
          : { tone: "ok", word: t("issue.printable") },
      when:
        c.closedAt === null ? undefined : t("issue.closed", { day: nearDay(todayOn(c.closedAt), language) }),
      flag: blocked > 0 ? "bad" : undefined,
      action: {
        label: blocked > 0 ? t("issue.look") : t("issue.act", { count: c.ready }),
        to: `/training/${c.class.id}/certificates`,
        primary: primary && i === 0,
      },
    };
  });
  const rest = rows.slice(open);
  return {
    key: "certificates.issue",
    title: t("issue.title"),
    count: rows.length,
    waits: true,
    headings: {
      who: t("class"),
      what: t("what"),
      state: t("state"),
      when: t("issue.when"),
      action: t("act"),
    },
    rows: rows.slice(0, open),
    fold: rest.length > 0 ? { label: t("issue.rest", { count: rest.length }), rows: rest } : undefined,
  };
}
