import { shortDay } from "~/platform/dates";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { markedOf, withoutGrades } from "./class-counts";
import type { OwnClass } from "./own-classes.server";
import { classOf, type Words } from "./words";

type Step = Pick<HomeRow, "what" | "state" | "when" | "flag" | "action">;

/** The next step of a class that its trainer can take today; null while there is only waiting, or teaching. */
function stepOf(c: OwnClass, w: Words): Step | null {
  const here = `/training/${c.class.id}`;
  const begins = w.t("steps.begins", { day: shortDay(c.class.startsOn, w.language) });
  const ended = w.t("steps.ended", { day: shortDay(c.class.endsOn, w.language) });
  const state = (tone: "mute" | "info" | "warn" | "ok", key: string) => ({
    tone,
    word: w.class(`state.${key as "planned"}`),
  });
  switch (c.class.state) {
    case "planned":
    case "returned": {
      const returned = c.class.state === "returned";
      return {
        what: w.t(returned ? "steps.returned" : "steps.planned"),
        state: state(returned ? "warn" : "mute", c.class.state),
        when: begins,
        flag: returned ? "warn" : undefined,
        action: { label: w.t(returned ? "steps.returnedAct" : "steps.plannedAct"), to: here },
      };
    }
    case "approved":
      return {
        what: w.t("steps.approved"),
        state: state("info", "approved"),
        when: begins,
        action: { label: w.t("steps.approvedAct"), to: here },
      };
    case "enrolling":
      if (c.class.startsOn > w.today) return null;
      return {
        what: w.t("steps.start"),
        state: state("warn", "enrolling"),
        when: begins,
        flag: "warn",
        action: { label: w.t("steps.startAct"), to: here },
      };
    case "running": {
      const last = c.sessions.at(-1);
      const gaps = c.sessions.some((_, i) => {
        const { marked, total } = markedOf(c, i);
        return marked < total;
      });
      if (!last || last.on > w.today || gaps) return null;
      return {
        what: w.t("steps.assess"),
        state: state("info", "running"),
        when: ended,
        action: { label: w.t("steps.assessAct"), to: here },
      };
    }
    case "assessing": {
      const missing = withoutGrades(c);
      const qualified = c.roll.filter((r) => r.qualification.qualified).length;
      return missing > 0
        ? {
            what: w.t("steps.grades", { count: missing }),
            state: state("info", "assessing"),
            when: ended,
            action: { label: w.t("steps.gradesAct"), to: `${here}/grades` },
          }
        : {
            what: w.t("steps.close", { qualified, failed: c.roll.length - qualified }),
            state: state("info", "assessing"),
            when: ended,
            action: { label: w.t("steps.closeAct"), to: here },
          };
    }
    default:
      return null;
  }
}

/** Classes whose next step is the trainer's: to ask, to begin, to grade, to close. */
export function stepSection(classes: readonly OwnClass[], w: Words): HomeSection[] {
  const rows = classes.flatMap((c): HomeRow[] => {
    const step = stepOf(c, w);
    return step ? [{ id: String(c.class.id), ...classOf(c, w), ...step }] : [];
  });
  if (rows.length === 0) return [];
  return [
    {
      key: "training.steps",
      title: w.t("steps.title"),
      count: rows.length,
      waits: true,
      headings: {
        who: w.t("class"),
        what: w.t("what"),
        state: w.t("state"),
        when: w.t("due"),
        action: w.t("act"),
      },
      rows,
    },
  ];
}
