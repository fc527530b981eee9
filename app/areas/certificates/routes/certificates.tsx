import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shortTitle, trainingText } from "~/areas/training";
import { classesInStates } from "~/areas/training/index.server";
import { villagesInScope } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { decodeCursor, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { Badge, type Tone } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Pager } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { type CertificateState, certificateStates } from "../certificate";
import { countCertificates, listBatches, listCertificates, registerSum } from "../certificate-queries.server";
import { classForIssue } from "../issue-certificates.server";
import { certificatesText } from "../text";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const db = database();
  const language = await languageOf(request);
  const training = translator(trainingText, language);
  const q = new URL(request.url).searchParams;
  const filter = {
    term: q.get("term")?.trim() || undefined,
    state: certificateStates.find((s) => s === q.get("state")),
    villageId: Number(q.get("village")) || undefined,
    handout: (["unclaimed", "unsigned"] as const).find((h) => h === q.get("handout")),
  };
  const { rows, hasNext, hasPrevious } = listCertificates(
    db,
    actor.villages,
    filter,
    decodeCursor(q.get("at")),
    pageSizeFrom(q.get("size")),
  );
  const last = rows.at(-1);
  const next = new URLSearchParams(q);
  if (last) next.set("at", encodeCursor({ value: last.id, id: last.id, direction: "after" }));
  const first = new URLSearchParams(q);
  first.delete("at");
  return {
    title: translator(certificatesText, language)("list.title"),
    rows: rows.map((r) => ({
      id: r.id,
      number: r.number,
      name: r.holderName,
      class: `${shortTitle(training, { course: r.course, year: r.year, number: r.classNumber })} ${r.townName} ${r.villageName}`,
      issuedOn: longDay(r.issuedOn, language),
      state: r.state as CertificateState,
    })),
    count: countCertificates(db, actor.villages, filter),
    filter,
    villages: villagesInScope(db, actor.villages).map((v) => ({ id: v.id, name: `${v.townName} ${v.name}` })),
    nextHref: hasNext ? `/certificates?${next}` : undefined,
    firstHref: hasPrevious ? `/certificates?${first}` : undefined,
    toIssue: classesInStates(db, actor.villages, ["closed", "certified"]).flatMap((c) => {
      const ready = classForIssue(db, actor.villages, c.class.id)?.ready.length ?? 0;
      return ready > 0
        ? [
            {
              id: c.class.id,
              title: shortTitle(training, c.class),
              village: `${c.townName} ${c.villageName}`,
              ready,
            },
          ]
        : [];
    }),
    batches: listBatches(db, actor.villages)
      .slice(0, 6)
      .map((b) => ({
        id: b.batch.id,
        title: `${shortTitle(training, b)} ${b.villageName}`,
        state: b.batch.state as keyof typeof certificatesText.zh.batch.states,
        finished: b.batch.finished,
        total: b.batch.total,
        confirmed: b.batch.confirmedSheets,
      })),
    sum: registerSum(db, actor.villages),
    canIssue: can(actor, "certificate.issue"),
  };
}

const tones: Record<CertificateState, Tone> = { valid: "ok", revoked: "bad", replaced: "mute" };
const batchTones: Record<string, Tone> = {
  queued: "mute",
  running: "info",
  done: "ok",
  interrupted: "warn",
  blocked: "bad",
  failed: "bad",
};

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Certificates() {
  const d = useLoaderData<typeof loader>();
  const t = useText(certificatesText);
  return (
    <>
      <PageHead
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count: d.count })}</span>
          </>
        }
        facts={[t("list.sumText", d.sum)]}
      />
      <div className="stack">
        {d.toIssue.length > 0 && (
          <Sheet title={t("list.toIssue")} count={d.toIssue.length}>
            <table className="tbl two">
              <thead>
                <tr>
                  <th>{t("list.class")}</th>
                  <th>{t("list.village")}</th>
                  <th className="num">{t("list.people")}</th>
                  <th>
                    <span className="vh">{t("list.toIssue")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {d.toIssue.map((c) => (
                  <tr key={c.id}>
                    <td className="who">
                      <a href={`/training/${c.id}`}>{c.title}</a>
                    </td>
                    <td>{c.village}</td>
                    <td className="num">{c.ready}</td>
                    <td className="num">
                      <a className="btn sm" href={`/training/${c.id}/certificates`}>
                        {t("list.issueN", { count: c.ready })}
                        <span className="vh"> {c.title}</span>
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
        {d.batches.length > 0 && (
          <Sheet title={t("batch.queue")}>
            {d.batches.map((b) => (
              <div className="job" key={b.id}>
                <a href={`/certificates/batches/${b.id}`}>
                  <b>{b.title}</b>
                </a>
                <span className="num">{t("batch.sheets", { count: b.total })}</span>
                <Badge tone={batchTones[b.state] ?? "mute"}>{t(`batch.states.${b.state}`)}</Badge>
                <span>
                  <progress value={b.finished} max={b.total} aria-label={b.title} />
                  <span className="t12 sub">
                    {t("batch.confirmed", { count: b.confirmed, total: b.total })}
                  </span>
                </span>
              </div>
            ))}
          </Sheet>
        )}
        <section className="sheet">
          <form className="filters" method="get">
            <div>
              <label htmlFor="term">{t("list.term")}</label>
              <input className="in" id="term" name="term" type="search" defaultValue={d.filter.term} />
            </div>
            <div>
              <label htmlFor="state">{t("list.state")}</label>
              <select className="in" id="state" name="state" defaultValue={d.filter.state ?? ""}>
                <option value="">{t("list.all")}</option>
                {certificateStates.map((s) => (
                  <option key={s} value={s}>
                    {t(`state.${s}`)}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor="handout">{t("list.handout")}</label>
              <select className="in" id="handout" name="handout" defaultValue={d.filter.handout ?? ""}>
                <option value="">{t("list.all")}</option>
                <option value="unclaimed">{t("list.unclaimed")}</option>
                <option value="unsigned">{t("list.unsigned")}</option>
              </select>
            </div>
            <div>
              <label htmlFor="village">{t("list.village")}</label>
              <select className="in" id="village" name="village" defaultValue={d.filter.villageId ?? ""}>
                <option value="">{t("list.all")}</option>
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
            {Object.values(d.filter).some(Boolean) && (
              <a className="t13" href="/certificates">
                {t("list.clear")}
              </a>
            )}
          </form>
          {d.rows.length === 0 ? (
            <EmptyState icon="award" title={t("list.emptyTitle")} text={t("list.emptyText")} />
          ) : (
            <table className="tbl two">
              <thead>
                <tr>
                  <th>{t("list.number")}</th>
                  <th>{t("list.name")}</th>
                  <th>{t("list.class")}</th>
                  <th>{t("list.issuedOn")}</th>
                  <th>{t("list.state")}</th>
                </tr>
              </thead>
              <tbody>
                {d.rows.map((r) => (
                  <tr key={r.id}>
                    <td>
                      <a href={`/certificates/${r.id}`}>{r.number}</a>
                    </td>
                    <td className="who">{r.name}</td>
                    <td className="wide">{r.class}</td>
                    <td className="nw">{r.issuedOn}</td>
                    <td>
                      <Badge tone={tones[r.state]}>{t(`state.${r.state}`)}</Badge>
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
      </div>
    </>
  );
}
