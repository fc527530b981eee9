import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { EmptyForm } from "../papers";
import { authorisation, counterGuarantee, pledge } from "./deeds";
import { drawApplication } from "./draw-application";
import { drawDeed } from "./draw-deed";
import { drawDisbursement } from "./draw-disbursement";
import { drawDueList } from "./draw-due-list";
import { drawExtension } from "./draw-extension";
import { drawLedger } from "./draw-ledger";
import { drawLetter } from "./draw-letter";
import { drawMinutes } from "./draw-minutes";
import { drawReview } from "./draw-review";
import { drawSchedule } from "./draw-schedule";
import { drawSubsidyDetail } from "./draw-subsidy-detail";
import { drawVisit } from "./draw-visit";
import { drawWorking } from "./draw-working";
import {
  guaranteeLetter,
  missingLetter,
  recommendationLetter,
  refusalLetter,
} from "./letters-of-application";
import { compensationLetter, dunningLetter, settlementLetter } from "./letters-of-loan";

const none = { facts: null, data: null };

const drawings: Readonly<Record<EmptyForm, (fonts: PaperFonts) => Uint8Array<ArrayBuffer>>> = {
  "application-person": (fonts) => drawApplication({ ...none, kind: "person" }, fonts),
  "application-partners": (fonts) => drawApplication({ ...none, kind: "partners" }, fonts),
  "application-firm": (fonts) => drawApplication({ ...none, kind: "firm" }, fonts),
  authorisation: (fonts) => drawDeed(authorisation(null), null, fonts),
  pledge: (fonts) => drawDeed(pledge(null), null, fonts),
  missing: (fonts) => drawLetter(missingLetter(null), null, fonts),
  review: (fonts) => drawReview(none, fonts),
  minutes: (fonts) => drawMinutes(none, fonts),
  refusal: (fonts) => drawLetter(refusalLetter(null), null, fonts),
  recommendation: (fonts) => drawLetter(recommendationLetter(null), null, fonts),
  "counter-guarantee": (fonts) => drawDeed(counterGuarantee(null), null, fonts),
  guarantee: (fonts) => drawLetter(guaranteeLetter(null), null, fonts),
  disbursement: (fonts) => drawDisbursement(none, fonts),
  schedule: (fonts) => drawSchedule(none, fonts),
  working: (fonts) => drawWorking(none, fonts),
  "subsidy-detail": (fonts) => drawSubsidyDetail(none, fonts),
  visit: (fonts) => drawVisit(none, fonts),
  dunning: (fonts) => drawLetter(dunningLetter(null), null, fonts),
  extension: (fonts) => drawExtension(none, fonts),
  compensation: (fonts) => drawLetter(compensationLetter(null), null, fonts),
  settlement: (fonts) => drawLetter(settlementLetter(null), null, fonts),
  ledger: (fonts) => drawLedger(none, fonts),
  "due-list": (fonts) => drawDueList(none, fonts),
};

/** The same drawing as the filled paper, without values: to be filled in by hand. */
export const drawEmptyForm = (form: EmptyForm, fonts: PaperFonts): Uint8Array<ArrayBuffer> =>
  drawings[form](fonts);
