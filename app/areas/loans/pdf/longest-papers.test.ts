import { describe, expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { emptyForms } from "../papers";
import { authorisation, counterGuarantee, pledge } from "./deeds";
import { applicationCopies, drawApplication } from "./draw-application";
import { drawDeed } from "./draw-deed";
import { drawEmptyForm } from "./draw-empty";
import { drawLetter } from "./draw-letter";
import { drawMinutes } from "./draw-minutes";
import { drawReview } from "./draw-review";
import {
  guaranteeLetter,
  missingLetter,
  recommendationLetter,
  refusalLetter,
} from "./letters-of-application";
import { compensationLetter, dunningLetter, settlementLetter } from "./letters-of-loan";
import { about, application, day, facts, letterOfLoan, long, MOST, name, owed } from "./longest-samples";

const fonts = paperFonts();
const drawn = (bytes: Uint8Array) => expect(sheetsOf(bytes)).toBeGreaterThan(0);

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

describe("every loan paper with the longest words that its forms allow", () => {
  it.each(emptyForms)("%s, empty", (form) => drawn(drawEmptyForm(form, fonts)));

  it.each(["person", "partners", "firm"] as const)("the application: %s", (kind) =>
    drawn(drawApplication({ facts, data: application(kind), kind, copies: applicationCopies }, fonts)),
  );

  const deed = {
    paperNumber: about.paperNumber,
    borrower: name(),
    borrowerId: "372928198805150012",
    firm: long(60),
    spouse: name(),
    spouseId: "372922198909230027",
    spousePhone: "13794205568",
    phone: "13805302617",
    address: long(120),
    amountFen: MOST,
    termMonths: 36,
    bank: long(40),
    product: about.product,
    purpose: long(500),
    office: long(60),
    guaranteedBy: long(60),
    appliedOn: day,
  };
  const guarantor = application("person").guarantors[0]!;
  it.each([
    authorisation(deed),
    pledge(deed),
    counterGuarantee({ ...deed, guarantor, joint: true, periodMonths: 36 }),
  ])("$title", (made) => drawn(drawDeed(made, facts, fonts)));

  it.each([
    missingLetter({ ...about, missing: Array.from({ length: 12 }, () => long(60)), until: day }),
    refusalLetter({
      ...about,
      office: long(60),
      reasons: Array.from({ length: 5 }, () => ({ title: long(40), fact: long(200), basis: long(60) })),
    }),
    recommendationLetter({
      ...about,
      to: long(60),
      business: long(60),
      group: long(30),
      approvedFen: MOST,
      termMonths: 36,
      approvalNumber: "ZG-2026-0022",
      untilOn: day,
    }),
    guaranteeLetter({
      ...about,
      bank: long(40),
      approvedFen: MOST,
      termMonths: 36,
      mode: "连带责任保证",
      counter: long(60),
      periodMonths: 36,
    }),
    dunningLetter({ ...letterOfLoan, owed, owedOn: day, overdueDays: 1200, payUntil: day, to: name() }),
    compensationLetter({
      ...letterOfLoan,
      paid: owed,
      paidOn: day,
      to: name(),
      restFen: MOST,
      borne: { shareBp: 7_000, fen: MOST },
      rise: { unpaidFen: MOST, freeFen: MOST },
    }),
    settlementLetter({
      ...letterOfLoan,
      way: "late",
      waivedFen: MOST,
      restFen: MOST,
      paidFor: { on: day, fen: MOST },
      settledOn: day,
      subsidyFen: MOST,
    }),
  ])("letter $title", (made) => drawn(drawLetter(made, facts, fonts)));

  it("review", () =>
    drawn(
      drawReview(
        {
          facts,
          data: {
            number: about.paperNumber,
            receivedOn: day,
            workingDays: 700,
            name: name(),
            idNumber: "372928198805150012",
            spouse: name(20),
            spouseId: "372922198909230027",
            group: long(30),
            business: long(60),
            amountFen: MOST,
            termMonths: 36,
            timesNo: 2,
            papers: Array.from({ length: 6 }, () => long(120)),
            lines: Array.from({ length: 20 }, (_, k) => ({
              item: long(40),
              result: long(100),
              way: long(20),
              on: day,
              paper: k % 6,
              clause: long(60),
              verdict: "不符合",
            })),
            qualified: false,
            refusedReason: long(200),
            approvedFen: MOST,
            approvalNumber: "ZG-2026-0022",
            untilOn: day,
            firstReviewer: name(40),
            secondReviewer: name(40),
            approver: name(40),
            policy: long(120),
          },
        },
        fonts,
      ),
    ));

  it("minutes", () =>
    drawn(
      drawMinutes(
        {
          facts,
          data: {
            number: about.paperNumber,
            openedOn: day,
            closedOn: day,
            chair: name(40),
            name: name(),
            idNumber: "372928198805150012",
            applicationNumber: "DK-2026-0318",
            business: long(60),
            amountFen: MOST,
            termMonths: 36,
            needed: 5,
            members: 7,
            votes: Array.from({ length: 7 }, () => ({
              name: name(40),
              vote: "no",
              reason: long(60),
              on: day,
            })),
            result: "refused",
            note: long(60),
          },
        },
        fonts,
      ),
    ));
});
