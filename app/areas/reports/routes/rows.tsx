import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type MeasureKey, measureKeys } from "db/summary/measures";
import { findVillage, villageChoices, villagesThen } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { oneOf, wholeNumber } from "~/platform/list-address";
import { placeLabel } from "~/platform/search/place-name";
import { figureText, isMoney, monthText, periodText } from "../figure-words";
import { periodBarOf } from "../overview.server";
import { namesOf } from "../overview-villages.server";
import { periodParts, readPeriod } from "../period";
import { rowWords } from "../row-words.server";
import { rowsBehind, sumOfRows } from "../rows.server";
import { reportsText } from "../text";
import { RowsPage } from "../ui/rows-page";

const size = 100;

/** The rows behind one figure: they add up to it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const key: MeasureKey | undefined = oneOf(measureKeys, params.figure ?? null);
  if (!key) throw notFound();
  const db = database();
  const language = await languageOf(request);
  const t = translator(reportsText, language);
  const search = new URL(request.url).searchParams;
  const read = readPeriod(search);
  const { period } = read;
  const villageId = wholeNumber(search.get("village"), Number.MAX_SAFE_INTEGER, 1) ?? null;
  const found = villageId === null ? undefined : findVillage(db, actor.villages, villageId);
  const [village] = found ? villagesThen(db, [found], period.to) : [];
  if (villageId !== null && !village) throw notFound();
  const asked = { key, villageId, from: period.from, to: period.to };
  const sum = sumOfRows(db, actor.villages, asked);
  const page = Math.min(
    wholeNumber(search.get("page"), 1_000_000) ?? 0,
    Math.max(0, Math.ceil(sum.rows / size) - 1),
  );
  const rows = rowsBehind(db, actor.villages, asked, { skip: page * size, limit: size });
  const names = namesOf(
    db,
    rows.map((r) => r.villageId),
    language,
    period.to,
  );
  const href = (to: number) =>
    `/overview/rows/${key}?${new URLSearchParams([
      ...periodParts(period),
      ...(villageId === null ? [] : [["village", String(villageId)]]),
      ...(to === 0 ? [] : [["page", String(to)]]),
    ])}`;
  const label = t(`figure.${key}.label`);
  return {
    of: key,
    title: t("rows.title", { figure: label }),
    figure: label,
    periodText: periodText(period, language),
    period: periodBarOf(db, read),
    kept: periodParts(period),
    villageName: village ? placeLabel(village, language) : null,
    filter: { villageId, ...villageChoices(db, actor.villages, language, villageId ?? undefined) },
    count: sum.rows,
    sum: figureText(key, sum.value, language),
    size: Math.abs(sum.value),
    money: isMoney(key),
    first: page * size,
    rows: rows.map((r) => ({
      id: r.id,
      ...rowWords(key, r, language),
      village: names.get(r.villageId) ?? "",
      on: key === "sales" ? monthText(r.on.slice(0, 7), language) : longDay(r.on, language),
      value: figureText(key, r.value, language),
      less: r.value < 0,
    })),
    previous: page > 0 ? href(page - 1) : undefined,
    next: (page + 1) * size < sum.rows ? href(page + 1) : undefined,
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Rows() {
  return <RowsPage {...useLoaderData<typeof loader>()} />;
}
