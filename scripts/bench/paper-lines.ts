import { type CertificateFacts, certificateValues } from "~/areas/certificates/pdf/certificate-facts";
import { type CertificateTemplate, fieldNames } from "~/areas/certificates/pdf/certificate-template";
import { baseline } from "~/platform/pdf/text-fit";

/** One line of a certificate for the engines it is compared with: millimetres, points. */
export interface Line {
  text: string;
  face: "serif" | "bold" | "sans";
  size: number;
  /** Left edge, or the middle when centred in `width`. */
  x: number;
  /** Baseline. */
  y: number;
  width: number;
  centred: boolean;
  tracking: number;
}

type Box = { x: number; y: number; w: number; h: number; size: number };

const line = (text: string, face: Line["face"], box: Box, centred = false, tracking = 0): Line => ({
  text,
  face,
  size: box.size,
  x: box.x,
  y: box.y + baseline(box.h, box.size, face === "sans" ? "sans" : "serif"),
  width: box.w,
  centred,
  tracking,
});

/** What every certificate of a template says. */
export function fixedLines(t: CertificateTemplate): Line[] {
  return [
    line(t.title.text, "bold", t.title, true, t.title.tracking),
    line(t.sentence.text, "serif", t.sentence, true),
    line(t.numberLabel.text, "serif", t.numberLabel),
    ...fieldNames.map((name) => {
      const field = t.fields[name];
      return { ...line(field.label.text, "serif", { ...field, x: field.label.x, size: 12 }) };
    }),
  ];
}

/** What one certificate says. */
export function valueLines(t: CertificateTemplate, facts: CertificateFacts): Line[] {
  const values = certificateValues(facts, t);
  return [
    ...fieldNames.map((name) => ({
      ...line(values.fields[name], name === "name" ? ("bold" as const) : ("serif" as const), t.fields[name]),
      y: t.fields[name].y + baseline(t.fields[name].h, 12, "serif"),
    })),
    line(values.number, "serif", t.number),
    line(values.checkLine, "sans", t.checkLine),
    line(values.codeLine, "sans", t.codeLine),
    line(values.issuer, "serif", t.issuer, true),
    line(values.issuedOn, "serif", t.issuedOn, true),
  ];
}

export const fieldRules = (t: CertificateTemplate) =>
  fieldNames.map((name) => {
    const { y, h, rule } = t.fields[name];
    return { from: rule[0], to: rule[1], y: y + h - 0.4 };
  });
