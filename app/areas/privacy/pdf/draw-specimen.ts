import type { PaperFonts } from "~/platform/pdf/font-chain";
import { Paper } from "~/platform/pdf/paper";

/** Stands in the demo for the scan of a paper: a sheet that says so, with nothing of a person on it. */
export function drawSpecimenScan(title: string, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    fonts,
    width: 210,
    height: 148,
    title,
    language: "zh-CN",
    id: title,
    createdAt: 0,
  });
  const pen = paper.pen();
  pen.box(62, 42, 86, 54, 1);
  pen.text(title, 105, 66, { role: "serifBold", size: 18 }, "centre");
  pen.text("演示数据：这里是扫描件的位置", 105, 80, { role: "serif", size: 10.5 }, "centre");
  paper.sheet(pen);
  return paper.finish();
}
