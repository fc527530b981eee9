import type { Db } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import type { HomePart, HomeSource } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { workingDaysUntil } from "~/platform/working-days";
import { type DeletionState, retentionOver } from "./deletion";
import { deletionName, stateTones } from "./deletion-words";
import { listDeletions } from "./deletions.server";
import { privacyText } from "./text";

const shown = 8;

/**
 * Requests that this person can move on: to be decided by another than who took it in, to be carried out, or names to be
 * wiped whose retention is over.
 */
function waitingFor(db: Db, person: SignedIn) {
  const decide = scopeFor(person.grants, "deletion.decide");
  if (decide === null) return [];
  const execute = scopeFor(person.grants, "deletion.execute") !== null;
  return listDeletions(db, decide, true, { today: todayOn() }).filter((r) =>
    r.request.state === "asked" ? r.request.recordedBy !== person.userId : execute,
  );
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const rows = waitingFor(db, person);
  if (rows.length === 0) return {};
  const t = translator(privacyText, language);
  const today = todayOn();
  return {
    sections: [
      {
        key: "privacy.deletions",
        title: t("deletion.home"),
        count: rows.length,
        waits: true,
        headings: {
          who: t("deletion.person"),
          what: t("deletion.homeWhat"),
          state: t("deletion.state"),
          when: t("deletion.due"),
          action: t("deletion.act"),
        },
        rows: rows.slice(0, shown).map((r) => {
          const state = r.request.state as DeletionState;
          const over = retentionOver(r.request, today);
          const late = over || r.request.dueOn < today;
          return {
            id: String(r.request.id),
            who: deletionName(r, t, language),
            to: `/deletions/${r.request.id}`,
            where: placeLabel({ townName: r.townName, name: r.villageName }, language),
            what: r.request.reason,
            state: over
              ? { tone: "warn" as const, word: t("deletion.toWipe") }
              : { tone: stateTones[state], word: t(`deletion.states.${state}`) },
            when: over
              ? `${longDay(r.request.keepUntilOn ?? today, language)} ${t("deletion.keptOver")}`
              : late
                ? t("deletion.overdue")
                : `${longDay(r.request.dueOn, language)} ${t("deletion.left", {
                    count: workingDaysUntil(today, r.request.dueOn),
                  })}`,
            flag: late ? ("bad" as const) : undefined,
            action: { label: t("deletion.homeAct"), to: `/deletions/${r.request.id}` },
          };
        }),
        more: { label: t("deletion.list"), to: "/deletions" },
      },
    ],
  };
}

/** Requests for deletion on the home page of those who decide and carry out. */
export const privacyHome: HomeSource = {
  menu: "privacy",
  waiting: (db, person) => waitingFor(db, person).length,
  part,
};
