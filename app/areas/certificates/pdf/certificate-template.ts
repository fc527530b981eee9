import { z } from "zod";

// The template of a certificate as data: positions in mm on A4 landscape, sizes in points, texts of the paper.
// The certificate is a Chinese official paper whatever the language of the screen: its words are part of the template.

const WIDTH = 297;
const HEIGHT = 210;

const inSheet = (box: { x: number; y: number; w: number; h: number }) =>
  box.x + box.w <= WIDTH && box.y + box.h <= HEIGHT;
const x = z.number().min(0).max(WIDTH);
const y = z.number().min(0).max(HEIGHT);
const size = z.number().min(6.5).max(60);
const place = { x, y, w: z.number().positive().max(WIDTH), h: z.number().positive().max(HEIGHT) };
const outside = { error: "template.outsideSheet" };
const words = z.string().min(1).max(60);

const box = z.object(place).refine(inSheet, outside);
const textBox = z.object({ ...place, size }).refine(inSheet, outside);
const fixedText = z.object({ ...place, size, text: words }).refine(inSheet, outside);
const labelledValue = z
  .object({ ...place, size, label: z.object({ text: words, x }), rule: z.tuple([x, x]) })
  .refine(inSheet, outside);
const square = z
  .object({ x, y, side: z.number().min(15).max(40) })
  .refine((s) => inSheet({ x: s.x, y: s.y, w: s.side, h: s.side }), outside);

export const fieldNames = ["name", "idNumber", "course", "time", "sex", "hours", "class", "result"] as const;
export type FieldName = (typeof fieldNames)[number];

/** Templates stored before this sentence was known have it too. */
const sentenceBelowHours = "下列学员参加创业培训，出勤和考核达到要求，特发此证。";

export const certificateTemplateSchema = z.object({
  /** The ink of a plain print; a batch may ask for another one. */
  ink: z.enum(["colour", "mono"]),
  border: z.boolean(),
  title: z
    .object({ ...place, size, text: words, tracking: z.number().min(0).max(1), rule: z.boolean() })
    .refine(inSheet, outside),
  sentence: fixedText,
  photo: box,
  fields: z.object(
    Object.fromEntries(fieldNames.map((name) => [name, labelledValue])) as Record<
      FieldName,
      typeof labelledValue
    >,
  ),
  qr: square,
  numberLabel: fixedText,
  number: textBox,
  /** `{{address}}` stands for the short address of the public check. */
  checkLine: fixedText,
  /** `{{code}}` and `{{version}}`. */
  codeLine: fixedText,
  issuer: textBox,
  issuedOn: textBox,
  stamp: box,
  /** Words put round values. */
  wording: z.object({
    male: words,
    female: words,
    /** `{{hours}}` */
    hours: words,
    reissue: words,
    /** `{{date}}` and `{{count}}` */
    reissueLine: words,
    specimen: words,
    empty: words,
    /** The sentence for whoever qualified with fewer hours than the rule asks for: it may not speak of all of them. */
    sentenceBelowHours: words.default(sentenceBelowHours),
  }),
});

export type CertificateTemplate = z.infer<typeof certificateTemplateSchema>;

const left = (row: number, text: string, fontSize = 12) => ({
  x: 111.5,
  y: 92 + 11.2 * row,
  w: 63,
  h: 8,
  size: fontSize,
  label: { text, x: 88 },
  rule: [110, 176] as [number, number],
});
const right = (row: number, text: string) => ({
  x: 213.5,
  y: 92 + 11.2 * row,
  w: 39,
  h: 8,
  size: 12,
  label: { text, x: 190 },
  rule: [212, 254] as [number, number],
});

/** 创业培训合格证书, version 1 (PAPER §7.1). */
export const defaultCertificateTemplate: CertificateTemplate = {
  ink: "colour",
  border: true,
  title: { x: 30, y: 40, w: 237, h: 17, size: 40, text: "创业培训合格证书", tracking: 0.2, rule: true },
  sentence: {
    x: 30,
    y: 72,
    w: 237,
    h: 10,
    size: 16,
    text: "下列学员参加创业培训，完成规定学时，经考核合格，特发此证。",
  },
  photo: { x: 48, y: 92.6, w: 25, h: 35 },
  fields: {
    name: left(0, "姓名", 16),
    idNumber: left(1, "身份证号"),
    course: left(2, "培训课程"),
    time: left(3, "培训时间"),
    sex: right(0, "性别"),
    hours: right(1, "学时"),
    class: right(2, "培训期次"),
    result: right(3, "考核结果"),
  },
  qr: { x: 48, y: 147, side: 25 },
  numberLabel: { x: 77, y: 149, w: 92, h: 6, size: 10.5, text: "证书编号" },
  number: { x: 77, y: 154.6, w: 92, h: 7, size: 12 },
  checkLine: { x: 77, y: 162.6, w: 80, h: 4, size: 7.5, text: "扫码核验本证，或登录 {{address}}" },
  codeLine: { x: 77, y: 166.6, w: 80, h: 4, size: 7.5, text: "校验码 {{code}}　第 {{version}} 版" },
  issuer: { x: 183, y: 152, w: 88, h: 8, size: 14 },
  issuedOn: { x: 196, y: 166.3, w: 62, h: 8, size: 14 },
  stamp: { x: 229, y: 34.5, w: 32, h: 14 },
  wording: {
    male: "男",
    female: "女",
    hours: "{{hours}} 学时",
    reissue: "补发",
    reissueLine: "{{date}} 第{{count}}次",
    specimen: "样张",
    empty: "--",
    sentenceBelowHours,
  },
};
