import type { Db } from "db/client.server";
import { briefing } from "db/schema";
import { desc, eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { instantText } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import { type HomePart, type HomeSource, nothing, waitingIn } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { monthText } from "./figure-words";
import { briefingText } from "./text/briefing";

/** Briefings whose figures are frozen wait for whoever issues them for all villages. */
function part(db: Db, person: SignedIn, language: Language): HomePart {
  if (dutyScope(person, "briefing.freeze") !== "all") return nothing;
  const frozen = db
    .select({ month: briefing.month, frozenAt: briefing.frozenAt })
    .from(briefing)
    .where(eq(briefing.state, "frozen"))
    .orderBy(desc(briefing.month))
    .all();
  if (frozen.length === 0) return nothing;
  const t = translator(briefingText, language);
  return {
    sections: [
      {
        key: "briefings",
        title: t("home.title"),
        count: frozen.length,
        waits: true,
        headings: {
          who: t("title"),
          what: t("home.what"),
          state: t("stateColumn"),
          when: t("frozenColumn"),
          action: t("home.act"),
        },
        rows: frozen.slice(0, 8).map((b) => ({
          id: b.month,
          who: t("titleOf", { month: monthText(b.month, language) }),
          to: `/briefings/${b.month}`,
          what: t("home.lead"),
          state: { tone: "wait", word: t("state.frozen") },
          when: b.frozenAt === null ? undefined : instantText(b.frozenAt, language),
          action: { label: t("home.read"), to: `/briefings/${b.month}` },
        })),
        more: frozen.length > 8 ? { label: t("title"), to: "/briefings" } : undefined,
      },
    ],
  };
}

/** Briefings on the home page and in the menu. */
export const briefingsHome: HomeSource = {
  menu: "reports",
  waiting: (db, person) => waitingIn(part(db, person, "zh")),
  part,
};
