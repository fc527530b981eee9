import { shortTitle, trainingText } from "~/areas/training";
import type { HomeRow } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import type { Tone } from "~/ui/badge";
import type { listBatches, onlySheets } from "../certificate-queries.server";
import { certificatesText } from "../text";
import { certificatesHomeText } from "../text/home";

type JobState = keyof typeof certificatesText.zh.batch.states;

const tones: Record<JobState, Tone> = {
  queued: "mute",
  running: "info",
  done: "warn",
  interrupted: "warn",
  blocked: "bad",
  failed: "bad",
};

/** Print jobs that are not finished: in work, stopped, or printed and not yet confirmed. */
export function jobRows(
  jobs: ReturnType<typeof listBatches>,
  only: ReturnType<typeof onlySheets>,
  language: Language,
): HomeRow[] {
  const t = translator(certificatesHomeText, language);
  const words = translator(certificatesText, language);
  const training = translator(trainingText, language);
  return jobs.map(({ batch, printed, holding, left: _, villageName, ...c }): HomeRow => {
    const state = batch.state as JobState;
    const to = `/certificates/batches/${batch.id}`;
    const one = only.get(batch.id);
    const stopped = state === "interrupted" || state === "blocked" || state === "failed";
    return {
      id: String(batch.id),
      who: shortTitle(training, c),
      to,
      where: placeName(villageName, language),
      what: one
        ? t(`jobs.one.${one.why}`, { name: personName(one.name, language) })
        : t("jobs.sheets", { count: batch.total }),
      state: {
        tone: tones[state],
        word: state === "done" ? words("batch.unconfirmed") : words(`batch.states.${state}`),
      },
      when:
        state === "done"
          ? t("jobs.confirmed", { confirmed: printed, total: holding })
          : t("jobs.drawn", { finished: batch.finished, total: batch.total }),
      flag: stopped ? (state === "interrupted" ? "warn" : "bad") : undefined,
      action: {
        label: t(stopped ? "jobs.look" : state === "done" ? "jobs.confirm" : "jobs.running"),
        to,
      },
    };
  });
}
