import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of files that are no single certificate, of paper that is not to be printed again, and of paper that nobody saw leave the printer. */
const zh = {
  ended: {
    note: "{{count}} 张已作废或换发，打印、接着印和 ZIP 都不含：{{list}}",
    one: "{{number}} {{name}}（{{state}}）",
    comma: "、",
    open: "打开有效的 {{count}} 张",
    zip: "下载有效的 {{count}} 张（ZIP）",
    asIssued: "看签发时的整份 PDF（{{count}} 张，只供查档）",
    none: "这个任务的证书都已作废或换发，没有可打印的。",
  },
  part: {
    range:
      "地址里的「从第几张」不对：这个任务有 {{total}} 张，请填 1 到 {{total}} 之间的整数，或点下面的按钮接着印。",
    noneFrom: "从第 {{sheet}} 张起没有要接着印的：后面的证书已作废、换发，或记为印坏。印坏的在下面单独重印。",
    noneSpoiled: "没有等重印的：印坏的都已重印，或还没有记下。",
  },
  file: {
    notPdf: "这不是 PDF 文件。请选证书的 PDF 原文件，或改用编号查验。",
    zip: "这是压缩包：先解压，再把里面一张证书的 PDF 拖到这里，一张一张查验。",
    sheet: "这是表格文件，不是证书。花名册这里查不了：请按每个人的证书编号查验，名单请向发出的单位核对。",
    part: "这是本局分次打印的文件，不是单张证书的原文件。请用单张证书的 PDF，或按编号一张一张查验。",
    pages:
      "这个文件不止一页，不是本局签发的单张证书的原文件，也不是本局签发的其他文书的原文件。合在一起打印的证书，请按编号一张一张查验；花名册、签到表这里查不了，请向发出的单位核对。",
    paper:
      "这个文件自己写的标题是「{{title}}」，不是证书，也不是带二维码、登记在案的文书。这样的纸（花名册、签到表、空白表等）这里没有底档可比，说不出真假，也说不出改没改过。页脚有校验码的，请把文书编号和校验码报给发出的单位核对。",
    merged: "这是整批合并打印的文件，不是单张证书。请用单张证书的 PDF，或按编号一张一张查验。",
  },
  handOut: {
    notPrinted: "这张还没有确认印好。",
    toJob: "到打印任务确认",
    onHand: "纸已经印好，就在手里",
  },
} as const;

const en: SameShape<typeof zh> = {
  ended: {
    note: "{{count}} certificates are revoked or replaced and left out of every print and of the ZIP: {{list}}",
    note_one:
      "{{count}} certificate is revoked or replaced and left out of every print and of the ZIP: {{list}}",
    one: "{{number}} {{name}} ({{state}})",
    comma: "; ",
    open: "Open the {{count}} valid ones",
    open_one: "Open the {{count}} valid one",
    zip: "Download the {{count}} valid ones (ZIP)",
    zip_one: "Download the {{count}} valid one (ZIP)",
    asIssued: "See the whole PDF as issued ({{count}} sheets, for the record only)",
    asIssued_one: "See the whole PDF as issued ({{count}} sheet, for the record only)",
    none: "All certificates of this job are revoked or replaced: there is nothing to print.",
  },
  part: {
    range:
      "The address asks for a sheet that this job does not have: it has {{total}}. Give a whole number from 1 to {{total}}, or continue with the buttons below.",
    noneFrom:
      "From sheet {{sheet}} on there is nothing to continue with: those certificates are revoked, replaced, or recorded as spoiled. Spoiled sheets are printed again by themselves, below.",
    noneSpoiled: "No sheet waits to be printed again: all were, or none is recorded as spoiled.",
  },
  file: {
    notPdf: "This is not a PDF. Choose the original PDF of the certificate, or check by its number.",
    zip: "This is a ZIP: unpack it first, then drop the PDF of one certificate here, one after the other.",
    sheet:
      "This is a spreadsheet, not a certificate. A roster cannot be checked here: check each person's certificate by its number, and ask the office that gave you the list.",
    part: "This is a print of some sheets of a class, not the file of one certificate. Choose the PDF of one certificate, or check each by its number.",
    pages:
      "This file has several pages: it is not the original file of one certificate, nor of another paper of this office. Certificates printed together are checked one by one by their numbers; a roster or sign-in sheet cannot be checked here: ask the office that gave it to you.",
    paper:
      "This file calls itself “{{title}}”. It is neither a certificate nor a registered paper with a QR code. Of rosters, sign-in sheets and empty forms nothing is kept here to compare with, so whether it is genuine or altered cannot be told. If its foot bears a check code, give the office that issued it the number and that code.",
    merged:
      "This is the merged print of a whole class, not one certificate. Choose the PDF of one certificate, or check each by its number.",
  },
  handOut: {
    notPrinted: "Nobody has confirmed that this sheet was printed.",
    toJob: "Confirm it in the print job",
    onHand: "The paper is printed and in my hands",
  },
};

export const printText = defineText(zh, en);
