import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { decodeCursor, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Pager } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { countClasses, listClasses } from "../class-queries.server";
import { type ClassState, classStates } from "../class-state";
import { type Course, courses } from "../course-rule";
import { trainingText } from "../text";
import { datesText, shortTitle, stateTone } from "../ui/class-facts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const url = new URL(request.url);
  const q = url.searchParams;
  const filter = {
    term: q.get("term")?.trim() || undefined,
    state: classStates.find((s) => s === q.get("state")),
    course: courses.find((c) => c === q.get("course")),
    villageId: Number(q.get("village")) || undefined,
  };
  const size = pageSizeFrom(q.get("size"));
  const { rows, hasNext, hasPrevious } = listClasses(
    db,
    actor.villages,
    filter,
    decodeCursor(q.get("at")),
    size,
  );
  const last = rows.at(-1);
  const nextQuery = new URLSearchParams(q);
  if (last)
    nextQuery.set("at", encodeCursor({ value: last.class.startsOn, id: last.class.id, direction: "after" }));
  const firstQuery = new URLSearchParams(q);
  firstQuery.delete("at");
  return {
    rows: rows.map((r) => ({
      id: r.class.id,
      title: shortTitle(t, r.class),
      village: `${r.townName} ${r.villageName}`,
      dates: datesText(r.class, language),
      year: r.class.year,
      seats: `${r.class.seatsTaken}/${r.class.capacity}`,
      state: r.class.state as ClassState,
    })),
    count: countClasses(db, actor.villages, filter),
    filter,
    villages: villagesInScope(db, actor.villages).map((v) => ({ id: v.id, name: `${v.townName} ${v.name}` })),
    nextHref: hasNext ? `/training?${nextQuery}` : undefined,
    firstHref: hasPrevious ? `/training?${firstQuery}` : undefined,
    canCreate: can(actor, "class.create"),
    title: t("list.title"),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Classes() {
  const d = useLoaderData<typeof loader>();
  const t = useText(trainingText);
  const filtered = Object.values(d.filter).some(Boolean);
  return (
    <>
      <PageHead
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count: d.count })}</span>
          </>
        }
        actions={
          <>
            <a className="btn" href="/training/courses">
              {t("list.courses")}
            </a>
            {d.canCreate && (
              <a className="btn pri" href="/training/new">
                <Icon name="plus" />
                {t("list.add")}
              </a>
            )}
          </>
        }
      />
      <section className="sheet">
        <form className="filters" method="get">
          <div>
            <label htmlFor="term">{t("list.term")}</label>
            <input className="in" id="term" name="term" type="search" defaultValue={d.filter.term} />
          </div>
          <div>
            <label htmlFor="state">{t("col.state")}</label>
            <select className="in" id="state" name="state" defaultValue={d.filter.state ?? ""}>
              <option value="">{t("list.allStates")}</option>
              {classStates.map((s) => (
                <option key={s} value={s}>
                  {t(`state.${s}`)}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor="course">{t("form.course")}</label>
            <select className="in" id="course" name="course" defaultValue={d.filter.course ?? ""}>
              <option value="">{t("list.allCourses")}</option>
              {courses.map((c: Course) => (
                <option key={c} value={c}>
                  {t(`course.${c}`)}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor="village">{t("col.village")}</label>
            <select className="in" id="village" name="village" defaultValue={d.filter.villageId ?? ""}>
              <option value="">—</option>
              {d.villages.map((v) => (
                <option key={v.id} value={v.id}>
                  {v.name}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="btn">
            <Icon name="filter" />
            {t("list.filter")}
          </button>
          {filtered && (
            <a className="t13" href="/training">
              {t("list.clear")}
            </a>
          )}
        </form>
        {d.rows.length === 0 ? (
          <EmptyState
            icon="graduation-cap"
            title={t("list.emptyTitle")}
            text={t("list.emptyText")}
            action={
              d.canCreate && (
                <a className="btn pri" href="/training/new">
                  <Icon name="plus" />
                  {t("list.add")}
                </a>
              )
            }
          />
        ) : (
          <table className="tbl two">
            <thead>
              <tr>
                <th>{t("col.class")}</th>
                <th>{t("col.village")}</th>
                <th>{t("col.dates")}</th>
                <th className="num">{t("col.people")}</th>
                <th>{t("col.state")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.id}>
                  <td className="who wide">
                    <a href={`/training/${r.id}`}>{r.title}</a>
                  </td>
                  <td>{r.village}</td>
                  <td className="nw">{r.dates}</td>
                  <td className="num">{r.seats}</td>
                  <td>
                    <Badge tone={stateTone(r.state)}>{t(`state.${r.state}`)}</Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Pager
          summary={t("list.summary", { shown: d.rows.length, count: d.count })}
          previous={t("list.previous")}
          next={t("list.next")}
          previousHref={d.firstHref}
          nextHref={d.nextHref}
        />
      </section>
    </>
  );
}
