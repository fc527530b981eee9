import { type Day, todayOn } from "~/platform/dates";
import type { Said } from "~/platform/imports/said";
import { maskDigits } from "~/platform/imports/source-rows";
import type { Cell } from "~/platform/xlsx/table";
import { cellWords } from "../../import/person-cells";
import { householdsText } from "../../text/households";
import { contradictsCard, type DisabilityCard, readDisabilityCard, whyNotNumber } from "../document-number";
import { type HeadingFacts, ofYear, readMoney } from "./heading-facts";
import type { HouseholdFileField } from "./household-fields";
import { readSince } from "./read-since";
import {
  disabilityOf,
  minimumLivingOf,
  pensionResultOf,
  pensionStatusOf,
  policiesOf,
  type ToldBenefit,
  type ToldPension,
} from "./told-benefits";
import type { ToldSituation } from "./told-facts";
import { noWord } from "./words-of-benefits";
import { disabilityWords } from "./words-of-life";

/** What a row tells of 低保, disability, other policies and the residents' pension (DOMAIN §4). */
export interface ToldSocial {
  benefits: ToldBenefit[];
  /** The row says that there is no 低保. */
  noLow: boolean;
  /** Null: not told, or none. The note is kind and grade. */
  disability: { note: string | null } | null;
  pension: ToldPension | null;
}

/** Reads those columns; what is written and not understood is a remark, a wrong day or amount a refusal at its cell. */
export function readSocial(
  at: (field: HouseholdFileField) => Cell,
  says: HeadingFacts,
  say: { bad: (field: HouseholdFileField, key: string) => void; note: (said: Said) => void },
  idNumber: string | null = null,
): ToldSocial {
  const words = (field: HouseholdFileField): string => cellWords(at(field)) ?? "";
  const unknown = (key: string, text: string) =>
    say.note({ key, values: { text: maskDigits(text).slice(0, 20) } });
  const dayOf = (field: HouseholdFileField): Day | null => {
    const on = readSince(at(field));
    if (on === "wrong") say.bad(field, "why.day");
    else if (on && on > todayOn()) say.bad(field, "why.future");
    return on === "wrong" ? null : on;
  };
  const low = readLow();
  const card = readCard();
  const disability = readDisability();
  const policies = policiesOf(words("policies"));
  const since = dayOf("policiesSince");
  if (policies.unknown.length > 0) unknown("note.policies", policies.unknown.join("、"));
  if (policies.own.length > 0) unknown("note.ownRecord", policies.own.join("、"));
  const others = policies.told
    .filter((b) => b.kind !== "minimum-living" || low.told === null)
    .filter((b) => b.kind !== "disability-card" || card === null)
    .map(
      (b): ToldBenefit => ({
        ...b,
        level: b.kind === "disability" ? gradeIn(disability?.note ?? null) : null,
        documentNo: null,
        monthlyFen: null,
        fromOn: since,
      }),
    );
  return {
    benefits: [...(low.told ? [low.told] : []), ...(card ? [card.told] : []), ...others],
    noLow: low.none,
    disability,
    pension: readPension(),
  };

  function readLow(): { told: ToldBenefit | null; none: boolean } {
    const text = words("low");
    const fromOn = dayOf("lowSince");
    const written = words("lowAmount");
    const yearly = says.yearly || ofYear.test(written);
    const amount = written.replace(/[/／每]月$/, "").replace(ofYear, "");
    const money = amount ? readMoney(amount, says.money.lowAmount ?? "yuan") : null;
    if (money && !money.ok) say.bad("lowAmount", "why.money");
    else if (money && yearly) say.bad("lowAmount", "why.yearly");
    const monthlyFen = money?.ok && money.fen > 0 ? money.fen : null;
    const found = text === "" ? null : minimumLivingOf(text);
    if (text !== "" && !found) unknown("note.low", text);
    const documentNo = readLowCard();
    // A day, an amount or a card alone says that it is enjoyed; 否 beside them says that somebody has to look.
    const enjoys = found
      ? found.enjoys
      : text === "" && (fromOn !== null || monthlyFen !== null || documentNo !== null);
    if (found && !found.enjoys && (monthlyFen !== null || documentNo !== null))
      say.bad("low", "why.lowAndNot");
    return {
      told: enjoys
        ? {
            kind: "minimum-living",
            name: null,
            level: found?.level ?? null,
            documentNo,
            monthlyFen,
            fromOn,
          }
        : null,
      none: found !== null && !found.enjoys,
    };
  }

  function readLowCard(): string | null {
    const text = words("lowCard");
    if (text === "" || noWord.test(text)) return null;
    const wrong = whyNotNumber("minimum-living", text);
    // A spreadsheet keeps 15 digits of a number; the rest is gone, whatever it shows.
    const lost = at("lowCard").kind === "number" && text.replace(/\D/g, "").length > 15;
    if (lost || wrong === "benefits.digitsLost") say.bad("lowCard", "why.cardDigitsLost");
    else if (wrong === "benefits.masked") say.bad("lowCard", "why.cardMasked");
    else if (wrong) say.bad("lowCard", "why.cardWords");
    else if (text.length > 40) say.bad("lowCard", "why.cardLong");
    return text;
  }

  /** The card says kind and grade of the disability, and whose it is. */
  function readCard(): { card: DisabilityCard; kind: string; grade: string; told: ToldBenefit } | null {
    const text = words("disabilityCard");
    if (text === "" || noWord.test(text)) return null;
    const read = readDisabilityCard(text);
    if (!read) say.bad("disabilityCard", "why.disabilityCard");
    else if (idNumber !== null && read.idNumber !== idNumber)
      say.bad("disabilityCard", "why.disabilityCardOfOther");
    if (!read) return null;
    const { kind, grade, number } = read;
    const level = `${kind}${grade}`;
    const base = { name: null, monthlyFen: null, fromOn: null };
    return { card: read, kind, grade, told: { kind: "disability-card", level, documentNo: number, ...base } };
  }

  function readDisability(): ToldSocial["disability"] {
    const [saidKind, saidGrade] = [words("disability"), words("disabilityGrade")];
    const gradeCell = saidGrade ? "disabilityGrade" : "disability";
    const kind = saidKind || (card?.kind ?? "");
    const grade = saidGrade || (disabilityWords(saidKind)?.grade ? "" : (card?.grade ?? ""));
    const found = disabilityOf(kind, grade);
    // What two columns say and what the card says is one thing: nobody knows here which of them is wrong.
    const beside = card && (saidKind || saidGrade) ? disabilityOf(saidKind, saidGrade) : null;
    if (card && beside === "none") say.bad(saidKind ? "disability" : "disabilityGrade", "why.cardAndNone");
    else if (card && beside !== null && beside !== "none" && beside.note) {
      const kindDiffers = contradictsCard(card.card, beside.note.replace(/[一二三四]级$/, ""));
      if (kindDiffers || contradictsCard(card.card, beside.note))
        say.bad(kindDiffers ? "disability" : gradeCell, "why.cardContradicts");
    }
    if (found === null) unknown("note.disability", `${kind}${grade}`);
    return found === "none" ? null : found;
  }

  function readPension(): ToldPension | null {
    const [text, result] = [words("pension"), words("pensionResult")];
    const checkedOn = dayOf("pensionOn");
    const status = text === "" ? null : pensionStatusOf(text);
    if (text !== "" && !status) unknown("note.pension", text);
    const found = result === "" ? null : pensionResultOf(result);
    if (result !== "" && !found) unknown("note.pensionResult", result);
    if (found === "deceased") {
      say.note({ key: "note.pensionDead" });
      return null;
    }
    if (text === "" && (checkedOn !== null || found !== null)) say.bad("pension", "why.pensionMissing");
    return status ? { status, result: found, checkedOn } : null;
  }
}

/** 肢体二级 → 二级: the grade alone, as the policy has it. */
const gradeIn = (note: string | null): string | null => note?.match(/[一二三四]级$/)?.[0] ?? null;

/** The situation with a disability that columns of its own tell; another illness stays beside it in words. */
export function withDisability(told: ToldSituation, disability: ToldSocial["disability"]): ToldSituation {
  if (!disability) return told;
  const other =
    told.health === null || told.health === "healthy" || told.health === "disabled"
      ? told.healthNote
      : [householdsText.zh.health[told.health], told.healthNote].filter(Boolean).join(" ");
  const parts = [disability.note, other === disability.note ? null : other].filter(Boolean);
  return { ...told, health: "disabled", healthNote: parts.join("，").slice(0, 60) || null };
}
