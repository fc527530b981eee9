import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { shortTitle, trainingText } from "~/areas/training";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { findBatch, sheetsOf } from "../certificate-queries.server";
import { confirmSheets, spoilSheet } from "../confirm-sheets.server";
import { certificatesText } from "../text";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const found = findBatch(database(), actor.villages, idFrom(params.batchId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { batch } = found;
  return {
    title: translator(certificatesText, language)("batch.titleN", { id: batch.id }),
    id: batch.id,
    classId: found.class.id,
    short: shortTitle(translator(trainingText, language), found.class),
    village: found.villageName,
    state: batch.state as keyof typeof certificatesText.zh.batch.states,
    form: batch.form,
    total: batch.total,
    finished: batch.finished,
    confirmed: batch.confirmedSheets,
    problem: batch.problem,
    canPrint: can(actor, "certificate.print", found.class.villageId),
    sheets: sheetsOf(database(), batch.id).map((s) => ({
      sheet: s.sheet.sheet,
      number: s.number,
      name: s.holderName,
      certificateId: s.certificateId,
      spoiled: s.sheet.spoiledReason,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const id = idFrom(params.batchId);
  const form = await request.formData();
  const t = translator(certificatesText, await languageOf(request));
  const sheet = Number(form.get("sheet"));
  const result = form.has("reason")
    ? spoilSheet(database(), actor, id, sheet, String(form.get("reason")).trim())
    : confirmSheets(database(), actor, id, sheet);
  if (result.ok) return redirectWithNotice(`/certificates/batches/${id}`, t("batch.saved"));
  if (result.why === "batch.notFound") throw notFound();
  return data({ why: t("page.needReason") }, { status: 422 });
}

const tones: Record<string, Tone> = {
  queued: "mute",
  running: "info",
  done: "ok",
  interrupted: "warn",
  blocked: "bad",
  failed: "bad",
};

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function BatchPage() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(certificatesText);
  const busy = d.state === "queued" || d.state === "running" || d.state === "interrupted";
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(revalidate, 1000);
    return () => clearInterval(timer);
  }, [busy, revalidate]);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/certificates" },
          { label: d.short, to: `/training/${d.classId}/certificates` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[`${d.short} ${d.village}`, t("batch.sheets", { count: d.total })]}
        actions={
          d.state === "done" &&
          d.canPrint && (
            <>
              <a className="btn" href={`/certificates/batches/${d.id}/certificates.zip`}>
                <Icon name="download" />
                {t("batch.downloadZip")}
              </a>
              <a className="btn pri" href={`/certificates/batches/${d.id}/certificates.pdf`}>
                <Icon name="printer" />
                {t("batch.download")}
              </a>
            </>
          )
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        <Sheet pad>
          <div className="row between" role="status">
            <Badge tone={tones[d.state] ?? "mute"}>{t(`batch.states.${d.state}`)}</Badge>
            <span>{t("batch.progress", { finished: d.finished, total: d.total })}</span>
          </div>
          <progress className="mt2" value={d.finished} max={d.total} aria-label={t("batch.title")} />
          {busy && (
            <p className="t13 sub mt2">
              {t("batch.leave")} <a href={`/certificates/batches/${d.id}`}>{t("batch.refresh")}</a>
            </p>
          )}
          {d.problem && <Note tone="bad">{t("batch.problem", { problem: d.problem })}</Note>}
        </Sheet>
        {d.state === "done" && d.canPrint && (
          <Sheet
            title={t("batch.confirmTitle")}
            count={t("batch.confirmed", { count: d.confirmed, total: d.total })}
            pad
          >
            <form method="post" className="row">
              <TextField
                id="sheet"
                name="sheet"
                label={t("batch.sheet")}
                help={t("batch.confirmHelp")}
                width="w6"
                inputMode="numeric"
                defaultValue={d.confirmed || d.total}
              />
              <button type="submit" className="btn pri">
                {t("batch.confirm")}
              </button>
              {d.confirmed > 0 && d.confirmed < d.total && (
                <a
                  className="btn"
                  href={`/certificates/batches/${d.id}/certificates.pdf?from=${d.confirmed + 1}`}
                >
                  <Icon name="printer" />
                  {t("batch.from", { sheet: d.confirmed + 1 })}
                </a>
              )}
            </form>
          </Sheet>
        )}
        <Sheet title={t("batch.queue")} count={t("batch.sheets", { count: d.total })}>
          <table className="tbl two">
            <thead>
              <tr>
                <th>{t("batch.sheet")}</th>
                <th>{t("batch.number")}</th>
                <th>{t("batch.name")}</th>
                <th>
                  <span className="vh">{t("batch.spoil")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {d.sheets.map((s) => (
                <tr key={s.sheet} className={s.spoiled ? "flagw" : undefined}>
                  <td>{s.sheet}</td>
                  <td>
                    <a href={`/certificates/${s.certificateId}`}>{s.number}</a>
                  </td>
                  <td className="who">{s.name}</td>
                  <td className="num">
                    {s.spoiled
                      ? t("batch.spoiled", { why: s.spoiled })
                      : d.canPrint &&
                        d.state === "done" && (
                          <details className="menu">
                            <summary className="t13">{t("batch.spoil")}</summary>
                            <form method="post" className="pop row">
                              <input type="hidden" name="sheet" value={s.sheet} />
                              <input
                                className="in sm"
                                name="reason"
                                required
                                aria-label={t("batch.spoilWhy")}
                                placeholder={t("batch.spoilWhy")}
                              />
                              <button type="submit" className="btn sm">
                                {t("batch.confirm")}
                              </button>
                            </form>
                          </details>
                        )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      </div>
    </>
  );
}
