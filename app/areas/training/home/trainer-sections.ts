import { shortDay } from "~/platform/dates";
import type { HomeAside, HomeRow, HomeSection } from "~/platform/home/home-source";
import { personName, placeName } from "~/platform/search/place-name";
import { hasBegun } from "../half-days";
import { absencesInARow, type Mark } from "../qualification";
import { spareAbsences } from "../spare-absences";
import { shortTitle } from "../ui/class-facts";
import { markedOf } from "./class-counts";
import type { OwnClass } from "./own-classes.server";
import { classOf, type Words } from "./words";

const section = (
  key: string,
  waits: boolean,
  title: string,
  headings: Omit<HomeSection["headings"], "action">,
  rows: HomeRow[],
  w: Words,
): HomeSection[] =>
  rows.length === 0
    ? []
    : [{ key, title, waits, count: rows.length, headings: { ...headings, action: w.t("act") }, rows }];

const halfText = (half: string, w: Words) => w.class(half === "am" ? "half.amLong" : "half.pmLong");
const attendance = (c: OwnClass, sessionId: number) =>
  `/training/${c.class.id}/attendance?session=${sessionId}`;
const taught = (classes: readonly OwnClass[]) =>
  classes.filter((c) => c.class.state === "running" || c.class.state === "assessing");

/** Today's half-days; the first that can be marked now is the one thing to do. */
export function todaySection(classes: readonly OwnClass[], w: Words): HomeSection[] {
  const halves = taught(classes)
    .flatMap((c) => c.sessions.map((s, index) => ({ c, s, ...markedOf(c, index) })))
    .filter(({ s }) => s.on === w.today)
    .sort((a, b) => a.s.half.localeCompare(b.s.half));
  const open = (h: (typeof halves)[number]) => h.marked < h.total && hasBegun(h.s, w.today, w.clock);
  const first = halves.find(open);
  const rows = halves.map((h): HomeRow => {
    const started = hasBegun(h.s, w.today, w.clock);
    const done = h.total > 0 && h.marked === h.total;
    const counts = { marked: h.marked, total: h.total };
    return {
      id: String(h.s.id),
      ...classOf(h.c, w),
      what: h.s.topic ?? h.c.class.venue,
      when: halfText(h.s.half, w),
      state: done
        ? { tone: "ok", word: w.t("today.done", counts) }
        : h.marked > 0
          ? { tone: "warn", word: w.t("today.part", counts) }
          : started
            ? { tone: "info", word: w.t("today.now") }
            : { tone: "mute", word: w.t("today.later") },
      action: done
        ? { label: w.t("today.see"), to: attendance(h.c, h.s.id) }
        : started
          ? { label: w.t("today.mark"), to: attendance(h.c, h.s.id), primary: h === first }
          : { label: w.t("today.print"), to: `/training/${h.c.class.id}/sign-in.pdf?session=${h.s.id}` },
    };
  });
  const made = section(
    "training.today",
    true,
    w.t("today.title"),
    {
      who: w.t("class"),
      what: w.t("today.where"),
      state: w.t("today.attendance"),
      when: w.t("today.half"),
    },
    rows,
    w,
  );
  // What is marked, and what has not begun, does not wait.
  return made.map((s) => ({ ...s, count: rows.length, waits: false }));
}

/** Half-days that are over and lack marks, earliest first. */
export function unmarkedSection(classes: readonly OwnClass[], w: Words): HomeSection[] {
  const all = taught(classes)
    .flatMap((c) => c.sessions.map((s, index) => ({ c, s, ...markedOf(c, index) })))
    .filter(({ s, marked, total }) => s.on < w.today && marked < total)
    .sort((a, b) => a.s.on.localeCompare(b.s.on) || a.s.half.localeCompare(b.s.half));
  const rows = all.slice(0, 6).map(({ c, s, marked, total }): HomeRow => {
    const count = total - marked;
    const days = (Date.parse(w.today) - Date.parse(s.on)) / 86_400_000;
    return {
      id: String(s.id),
      ...classOf(c, w),
      what: `${shortDay(s.on, w.language)} ${halfText(s.half, w)}`,
      state: { tone: "warn", word: w.t(marked === 0 ? "unmarked.all" : "unmarked.count", { count }) },
      when: w.t("unmarked.days", { count: days }),
      flag: days > 2 ? "bad" : "warn",
      action: { label: w.t("unmarked.mark", { count }), to: attendance(c, s.id) },
    };
  });
  return section(
    "training.unmarked",
    true,
    w.t("unmarked.title"),
    {
      who: w.t("class"),
      what: w.t("unmarked.half"),
      state: w.t("unmarked.missing"),
      when: w.t("unmarked.since"),
    },
    rows,
    w,
  ).map((s) => ({
    ...s,
    count: all.length,
    foot: all.length > rows.length ? w.t("unmarked.more", { count: all.length - rows.length }) : undefined,
  }));
}

/** People absent three half-days in a row, or one absence from failing (FEATURES 32). */
export function absenceSection(classes: readonly OwnClass[], w: Words): HomeSection[] {
  const rows = classes
    .filter((c) => c.class.state === "running")
    .flatMap((c) =>
      c.roll.flatMap((r): HomeRow[] => {
        const run = absencesInARow(r.marks.map((m): Mark | undefined => m ?? undefined));
        const spare = spareAbsences(r.qualification, c.rule.attendanceThresholdBp);
        const missed = r.qualification.counted - r.qualification.attended - r.qualification.unmarked;
        const word =
          run >= 3
            ? w.t("absent.run", { count: run })
            : spare < 0
              ? w.t("absent.lost")
              : spare === 0 && missed > 0
                ? w.t("absent.one")
                : null;
        if (word === null) return [];
        const bad = run >= 3 || spare < 0;
        return [
          {
            id: String(r.enrolment.id),
            who: personName(r.person.name, w.language),
            to: `/people/${r.person.id}`,
            where: placeName(r.villageName, w.language),
            what: shortTitle(w.class, c.class),
            state: bad ? { tone: "bad", icon: "octagon-alert", word } : { tone: "warn", word },
            when: `${r.qualification.attended}/${r.qualification.counted - r.qualification.unmarked}`,
            flag: bad ? "bad" : "warn",
            action: { label: w.t("absent.act"), to: `/people/${r.person.id}` },
          },
        ];
      }),
    );
  return section(
    "training.absent",
    true,
    w.t("absent.title"),
    { who: w.t("absent.person"), what: w.t("class"), state: w.t("state"), when: w.t("absent.attended") },
    rows,
    w,
  ).map((s) => ({ ...s, foot: w.t("absent.foot") }));
}

/** Classes with people waiting and a free seat for one of them; who waits for a full class stands beside the class. */
export function waitingSection(classes: readonly OwnClass[], w: Words): HomeSection[] {
  const rows = classes
    .filter((c) => c.class.state === "enrolling" || c.class.state === "running")
    .flatMap((c): HomeRow[] => {
      const free = c.class.capacity - c.class.seatsTaken;
      if (c.waiting.length === 0 || free <= 0) return [];
      return [
        {
          id: String(c.class.id),
          ...classOf(c, w),
          what: w.t("waiting.what", { waiting: c.waiting.length }),
          state: { tone: "warn", word: w.t("waiting.free", { count: free }) },
          when: [
            `${c.roll.length}/${c.class.capacity}`,
            ...(c.offered.length > 0 ? [w.class("list.held", { count: c.offered.length })] : []),
          ].join(" "),
          flag: "warn",
          action: { label: w.t("waiting.act"), to: `/training/${c.class.id}` },
        },
      ];
    });
  return section(
    "training.waiting",
    true,
    w.t("waiting.title"),
    { who: w.t("class"), what: w.t("what"), state: w.t("state"), when: w.class("col.people") },
    rows,
    w,
  );
}

/** My classes, each with how far it has come. */
export function mineAside(classes: readonly OwnClass[], w: Words): HomeAside[] {
  if (classes.length === 0) return [];
  return [
    {
      key: "training.mine",
      title: w.t("mine.title"),
      more: { label: w.t("allClasses"), to: "/training" },
      items: classes.map((c) => {
        const over = c.sessions.filter((s) => s.on < w.today).length;
        const day = shortDay(c.class.startsOn, w.language);
        const begun = c.class.state === "running" || c.class.state === "assessing";
        return {
          id: String(c.class.id),
          label: `${shortTitle(w.class, c.class)} ${placeName(c.village.name, w.language)}`,
          to: `/training/${c.class.id}`,
          detail: [
            begun
              ? w.t("mine.taught", { taught: over, total: c.sessions.length, people: c.roll.length })
              : c.class.state === "enrolling"
                ? w.t("mine.enrolling", { taken: c.roll.length, capacity: c.class.capacity, day })
                : w.t("mine.other", { state: w.class(`state.${c.class.state as "planned"}`), day }),
            ...(c.waiting.length > 0 ? [w.t("waiting.what", { waiting: c.waiting.length })] : []),
          ].join(w.t("comma")),
          progress: begun
            ? { value: over, max: c.sessions.length }
            : { value: c.roll.length, max: c.class.capacity },
        };
      }),
    },
  ];
}
