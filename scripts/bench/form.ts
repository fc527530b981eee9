import { syntheticPerson } from "db/seed/synthetic-person";
import type { ApplicationOnPaper } from "~/areas/loans/pdf/application-data";
import { applicationSpec, drawApplication } from "~/areas/loans/pdf/draw-application";
import { drawQr, QR_SIDE } from "~/areas/loans/pdf/draw-form";
import type { PaperFacts } from "~/areas/loans/pdf/paper-facts";
import { sampleApplication, sampleFacts } from "~/areas/loans/pdf/paper-samples";
import { FormPage } from "~/platform/pdf/form-page";
import { drawFoot } from "~/platform/pdf/page-foot";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { formOfTypst } from "./form-typst";
import { type Drawn, ListeningPen } from "./listening-pen";
import { alternate, ratios, spread } from "./measure";
import type { Result } from "./targets";

export interface FormOf {
  facts: PaperFacts;
  data: ApplicationOnPaper;
}

/** The four-page application of an invented person; every repetition has another, of other length here and there. */
export function inventedForm(repetition: number): FormOf {
  const one = syntheticPerson((repetition + 7) * 7919);
  const other = syntheticPerson((repetition + 7) * 104_729);
  const number = `DK-2026-${String(repetition + 100).padStart(4, "0")}`;
  const data = sampleApplication("person", 1 + (repetition & 3));
  return {
    facts: { ...sampleFacts(`${number}-SQ-01`), code: `${number.slice(-4)} 39C4` },
    data: {
      ...data,
      number,
      applicant: { ...data.applicant, name: one.name, idNumber: one.idNumber },
      spouse: { ...data.spouse!, name: other.name, idNumber: other.idNumber },
      business: { ...data.business, name: `郓城县黄安镇${one.name}面食店` },
      amountFen: (5 + (repetition % 25)) * 1_000_000,
    },
  };
}

export const drawOurForm = ({ facts, data }: FormOf): Uint8Array =>
  drawApplication({ facts, data, kind: "person" }, paperFonts());

/** What the form draws, page by page: the same on every form, and what this one says. */
export function drawnForm({ facts, data }: FormOf): { fixed: Drawn; values: Drawn }[] {
  const fonts = paperFonts();
  const { pages } = applicationSpec({ facts, data, kind: "person" }, fonts);
  return pages.map((draw, index) => {
    const [fixed, values] = [new ListeningPen(fonts, 297), new ListeningPen(fonts, 297)];
    draw(new FormPage(fixed, values, fonts, 24, 192, 0, true));
    if (index === 0) drawQr(values, facts.verifyUrl!, 192 - QR_SIDE, 7.6);
    drawFoot(values, 24, 192, 282, { ...facts.foot, page: `第 ${index + 1} 页　共 ${pages.length} 页` });
    return { fixed: fixed.drawn, values: values.drawn };
  });
}

/** The four-page form, warm, against Typst: both draw the same people, what is fixed is theirs to keep. */
export async function measureForm(repetitions: number): Promise<Result[]> {
  const engine = formOfTypst(drawnForm(inventedForm(-5)));
  const forms = new Map<number, FormOf>();
  const drawn = new Map<number, ReturnType<typeof drawnForm>>();
  // What Typst is given is worked out before the clock runs: it only sets it.
  for (let r = -5; r < repetitions; r += 1) {
    forms.set(r, inventedForm(r));
    drawn.set(r, drawnForm(inventedForm(r)));
  }
  const times = await alternate(
    {
      ours: (r) => drawOurForm(forms.get(r)!),
      typst: (r) => engine.draw(drawn.get(r)!),
    },
    repetitions,
    5,
  );
  const ms = (values: readonly number[]) => spread(values).median.toFixed(1);
  return [
    {
      key: "form/typst",
      ...spread(ratios(times.ours, times.typst)),
      note: `${ms(times.ours)} ms against ${ms(times.typst)} ms; Typst sets lines and words where ours stand`,
    },
  ];
}
