import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";
import { personPageText } from "./person-page";

/** Words for putting a photo on a record: no other page loads them. */
const zh = {
  title: "{{name}} 的照片",
  help: "一寸免冠照片，JPEG 或 PNG，不超过 2 MB。用在证书上。",
  save: "保存照片",
  remove: "去掉照片",
  saved: "照片已保存。",
  removed: "照片已去掉。",
  missing: "没有选照片。",
  tooLarge: "照片超过 2 MB。请用手机或电脑缩小后再传。",
  type: "只能用 JPEG 或 PNG 照片。",
  broken: "照片文件不完整，打不开。请重新拍或重新导出。",
} as const;

const en: SameShape<typeof zh> = {
  title: "Photo of {{name}}",
  help: "One-inch portrait, JPEG or PNG, at most 2 MB. Used on certificates.",
  save: "Save photo",
  remove: "Remove photo",
  saved: "The photo is saved.",
  removed: "The photo is removed.",
  missing: "No photo was chosen.",
  tooLarge: "The photo is over 2 MB. Make it smaller and try again.",
  type: "Only JPEG or PNG photos can be used.",
  broken: "The photo is incomplete and cannot be opened. Take or export it again.",
};

/** With the words of people, which say what a photo is everywhere. */
export const photoText = defineText(
  { ...peopleText.zh, ...personPageText.zh, photo: { ...peopleText.zh.photo, ...zh } },
  { ...peopleText.en, ...personPageText.en, photo: { ...peopleText.en.photo, ...en } },
);
