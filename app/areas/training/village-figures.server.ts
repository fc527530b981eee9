import type { Reader } from "db/client.server";
import { enrolment, trainingClass } from "db/schema";
import { and, eq, ne, sql } from "drizzle-orm";
import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { trainingFigureText } from "./text/figure";

const hasBegun = sql`${trainingClass.state} in ('running', 'assessing', 'closed', 'certified')`;
const isRunning = sql`${trainingClass.state} in ('running', 'assessing')`;

/** Classes held in each village, cancelled ones aside; running: in class or being assessed. */
export const classCountsByVillage = (db: Reader): Map<number, { all: number; running: number }> =>
  new Map(
    db
      .select({
        villageId: trainingClass.villageId,
        all: sql<number>`count(*)`,
        running: sql<number>`count(*) filter (where ${isRunning})`,
      })
      .from(trainingClass)
      .where(ne(trainingClass.state, "cancelled"))
      .groupBy(trainingClass.villageId)
      .all()
      .map((r) => [r.villageId, { all: r.all, running: r.running }]),
  );

/** Classes held in a village and what became of its people, on its page. */
export const trainingVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "class.view", villageId)) return [];
  const t = translator(trainingFigureText, language);
  const held = db
    .select({
      all: sql<number>`count(*)`,
      running: sql<number>`count(*) filter (where ${isRunning})`,
      closed: sql<number>`count(*) filter (where ${trainingClass.state} in ('closed', 'certified'))`,
    })
    .from(trainingClass)
    .where(and(eq(trainingClass.villageId, villageId), ne(trainingClass.state, "cancelled")))
    .get() ?? { all: 0, running: 0, closed: 0 };
  const took = db
    .select({
      // As the figures of the overview count: who sits in a class that has not begun has taken part in nothing yet.
      people: sql<number>`count(*) filter (where ${hasBegun})`,
      ahead: sql<number>`count(*) filter (where not ${hasBegun})`,
      qualified: sql<number>`count(*) filter (where ${enrolment.result} = 'qualified')`,
    })
    .from(enrolment)
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .where(
      and(
        eq(enrolment.villageId, villageId),
        eq(enrolment.state, "seated"),
        ne(trainingClass.state, "cancelled"),
      ),
    )
    .get() ?? { people: 0, ahead: 0, qualified: 0 };
  const empty = held.all + took.people + took.ahead === 0;
  const detail = t("village.detail", { running: held.running, people: took.people });
  return [
    {
      key: "training",
      icon: "graduation-cap",
      label: t("village.label"),
      value: held.all,
      unit: t("village.unit", { count: held.all }),
      detail: empty
        ? t("village.none")
        : took.ahead > 0
          ? t("village.ahead", { detail, count: took.ahead })
          : detail,
      note: empty ? undefined : t("village.note", { closed: held.closed, qualified: took.qualified }),
      to: `/training?village=${villageId}`,
    },
  ];
};
