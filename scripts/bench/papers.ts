import { syntheticPerson } from "db/seed/synthetic-person";
import type { CertificateFacts } from "~/areas/certificates/pdf/certificate-facts";
import { defaultCertificateTemplate } from "~/areas/certificates/pdf/certificate-template";
import { drawCertificates } from "~/areas/certificates/pdf/draw-certificate";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { qrModules } from "~/platform/pdf/qr";
import { alternate, ratios, spread } from "./measure";
import { drawNaively } from "./papers-naive";
import { typst } from "./papers-typst";
import type { Result } from "./targets";

export const template = defaultCertificateTemplate;
const rareNames = ["王㛃", "李𫖯", "孔令堃", "阿卜杜热合曼·艾则孜"];

/** Certificates of invented people; every `repetition` has others. The QR's modules are given, as in MEASURES. */
export function invented(count: number, repetition: number): CertificateFacts[] {
  return Array.from({ length: count }, (_, i) => {
    const person = syntheticPerson((repetition + 2) * 100_003 + i * 37);
    const number = `37172526${String((repetition + 2) * 10_000 + i).padStart(10, "0")}`;
    const code = Buffer.from(`${number}${person.name}`).toString("base64url").slice(0, 22);
    const verifyUrl = `https://qihang.example.gov.cn/verify/${code}`;
    return {
      number,
      holderName: i % 50 === 7 ? rareNames[(i + repetition + 2) % rareNames.length]! : person.name,
      sex: person.sex,
      idNumber: person.idNumber,
      courseName: "SYB 创办你的企业",
      className: "2026 年第 11 期",
      startsOn: "2026-03-02",
      endsOn: "2026-03-11",
      hours: 80,
      result: "合格",
      issuerName: "郓城县人力资源和社会保障局",
      issuedOn: "2026-03-20",
      verifyUrl,
      checkCode: number.slice(-8),
      templateVersion: 1,
      qr: qrModules(verifyUrl),
    };
  });
}

export const drawOurs = (people: readonly CertificateFacts[]): Uint8Array =>
  drawCertificates(people, template, { fonts: paperFonts(), ink: "mono" });

const perSheet = (times: readonly number[], sheets: number) => (spread(times).median / sheets).toFixed(2);

/** The certificate against tuned Typst and naive pdfkit, one warm and merged; all three draw the same people. */
export async function measurePapers(sheets: number, repetitions: number): Promise<Result[]> {
  const engine = typst(invented(1, 0)[0]!);
  // Sheet by sheet the naive way takes ten times as long: fewer sheets, compared sheet by sheet.
  const few = Math.max(1, Math.round(sheets / 5));
  const batches = new Map<number, CertificateFacts[]>();
  const batch = (r: number) => {
    const known = batches.get(r) ?? invented(sheets, r);
    batches.set(r, known);
    return known;
  };
  for (let r = -1; r < repetitions; r += 1) batch(r);
  let bytes = 0;
  const merged = await alternate(
    {
      ours: (r) => {
        bytes = drawOurs(batch(r)).length;
      },
      typst: (r) => engine.draw(batch(r)),
    },
    repetitions,
  );
  const naive = await alternate(
    { ours: (r) => drawOurs(batch(r)), naive: (r) => drawNaively(batch(r).slice(0, few)) },
    Math.min(3, repetitions),
    0,
  );
  const one = (r: number) => [batch(Math.floor(r / sheets))[(r + sheets) % sheets]!];
  const single = await alternate(
    {
      ours: (r) => drawOurs(one(r)),
      typst: (r) => engine.draw(one(r)),
    },
    repetitions * 6,
    3,
  );
  const singleNaive = await alternate(
    { ours: (r) => drawOurs(one(r)), naive: (r) => drawNaively(one(r)) },
    repetitions,
  );
  return [
    {
      key: "merged/typst",
      ...spread(ratios(merged.ours, merged.typst)),
      note: `${perSheet(merged.ours, sheets)} ms against ${perSheet(merged.typst, sheets)} ms a sheet; ${engine.says}`,
    },
    {
      key: "merged/naive",
      ...spread(ratios(naive.ours, naive.naive).map((ratio) => (ratio * few) / sheets)),
      note: `naive ${perSheet(naive.naive, few)} ms a sheet, of ${few}`,
    },
    {
      key: "single/typst",
      ...spread(ratios(single.ours, single.typst)),
      note: `${perSheet(single.ours, 1)} ms against ${perSheet(single.typst, 1)} ms`,
    },
    {
      key: "single/naive",
      ...spread(ratios(singleNaive.ours, singleNaive.naive)),
      note: `naive ${perSheet(singleNaive.naive, 1)} ms`,
    },
    { key: "merged-bytes", ...spread([bytes / 1e6]), note: `${sheets} sheets, subsets of all names` },
  ];
}
