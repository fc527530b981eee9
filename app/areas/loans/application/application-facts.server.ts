import type { Reader } from "db/client.server";
import { openIdNumber } from "~/areas/people/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { companiesToChoose, fundFor } from "../fund/funds.server";
import { fundKindOf, peopleStand } from "../fund/whose-guarantee";
import { loanText } from "../text";
import { applicationText } from "../text/application";
import {
  type Application,
  type FoundApplication,
  guarantorsOfApplication,
  jobsOfApplication,
  partnersOfApplication,
} from "./application-queries.server";
import { namedWithDeath } from "./death-notes.server";
import { deadGuarantors, deadPartners } from "./deaths.server";
import type { GuaranteeKind } from "./fields";
import {
  namesAnother,
  ownLoan,
  sameName,
  spouseByRegister,
  spouseLoan,
  wedByRegister,
} from "./loans-beside.server";

const masked = (tail: string | null) => (tail ? `**** ${tail}` : null);
const maskedPhone = (phone: string | null) => (phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : null);

/**
 * The spouse of the form, with whom the register has instead as far as the viewer may see them; who is said to have none
 * has none here, but for what the register says against it.
 */
function spouseWords(db: Reader, scope: VillageScope, a: Application, language: Language): string | null {
  const t = translator(applicationText, language);
  if (a.marital === null || a.marital === "married") {
    const typed = [a.spouseName && personName(a.spouseName, language), masked(a.spouseIdTail)]
      .filter(Boolean)
      .join(" ");
    if (!namesAnother(db, a, todayOn())) return typed || null;
    const seen = spouseByRegister(db, scope, a.personId, todayOn());
    const number = seen && sameName(a.spouseName, seen.name) ? openIdNumber(seen) : null;
    if (number) return t("form.anotherNumber", { typed, tail: number.slice(-4) });
    const name = seen ? personName(seen.name, language) : t("form.anotherUnseen");
    return t("form.anotherSpouse", { typed, name });
  }
  if (a.kind === "firm" || !wedByRegister(db, a.personId, a.appliedOn)) return null;
  return t("form.wedByRegister", { marital: t(`marital.${a.marital as "single"}`) });
}

/** Which guarantee company it is, where there is no question about it. */
function companyWords(db: Reader, a: Application, language: Language): string {
  const of = { ...a, kind: a.guaranteeKind };
  if (fundKindOf(a.guaranteeKind) !== "company" || companiesToChoose(db, of, todayOn()).length > 0) return "";
  const fund = fundFor(db, of, todayOn());
  return (fund && (language === "zh" ? fund.name : fund.nameEn)) ?? "";
}

/** What is asked for and who stands behind it, as rows of a sheet; empty ones are left out. */
export function factsOf(
  db: Reader,
  scope: VillageScope,
  { application: a }: FoundApplication,
  language: Language,
  group: string | null,
) {
  const t = translator(applicationText, language);
  const c = translator(loanText, language);
  const comma = language === "zh" ? "、" : ", ";
  const money = (fen: number | null) => (fen === null ? null : yuanText(fen, language));
  const loan = (kind: string | null, fen: number | null) =>
    kind === null
      ? null
      : [c(`calculator.loanKinds.${kind as "none"}`), fen ? yuanText(fen, language) : ""]
          .filter(Boolean)
          .join(" ");
  // The loans of this house are known, whatever was typed.
  const own = a.kind === "firm" ? null : ownLoan(db, a.personId, a.id);
  const running = a.kind === "firm" ? null : spouseLoan(db, a, todayOn());
  const dead = deadGuarantors(db, a.id);
  const counts = peopleStand(a.guaranteeKind) ? "" : t("party.notCounted");
  const gone = deadPartners(db, a.id);
  const rows: (readonly [string, string | null])[] = [
    [t("field.groupCode"), group],
    [t("field.marital"), a.marital && t(`marital.${a.marital as "single"}`)],
    [t("section.spouse"), spouseWords(db, scope, a, language)],
    [
      t("field.ownLoanKind"),
      own
        ? t("form.runningLoan", { note: own.noteNumber, amount: yuanText(own.fen, language) })
        : loan(a.ownLoanKind, a.ownLoanFen),
    ],
    [
      t("field.spouseLoanKind"),
      running
        ? t("form.runningLoan", { note: running.noteNumber, amount: yuanText(running.fen, language) })
        : loan(a.spouseLoanKind, a.spouseLoanFen),
    ],
    [t("field.phone"), maskedPhone(a.phone)],
    [
      t("field.emergencyName"),
      a.emergencyName &&
        [personName(a.emergencyName, language), maskedPhone(a.emergencyPhone)].filter(Boolean).join(" "),
    ],
    [t("field.account"), a.accountTail && [a.accountBank, masked(a.accountTail)].filter(Boolean).join(" ")],
    [t("section.business"), a.businessName && [a.businessName, a.creditCode].filter(Boolean).join(" ")],
    [t("field.registeredOn"), a.registeredOn && longDay(a.registeredOn, language)],
    [t("field.industry"), a.industry],
    [t("section.shop"), a.shopName && [a.shopPlatform, a.shopName].filter(Boolean).join(" ")],
    [t("field.project"), a.project],
    [t("field.purpose"), a.purpose],
    [t("field.ownFundsFen"), money(a.ownFundsFen)],
    [t("field.turnoverFen"), money(a.turnoverFen)],
    [
      t("section.partners"),
      partnersOfApplication(db, a.id)
        .map((p) => namedWithDeath(gone, { id: p.partner.id, name: p.person.name }, language))
        .join(comma) || null,
    ],
    [
      t("section.jobs"),
      jobsOfApplication(db, a.id)
        .map((j) => `${j.name}${j.proved ? "" : ` ${t("party.notProved")}`}`)
        .join(comma) || null,
    ],
    [
      t("field.guaranteeKind"),
      a.guaranteeKind &&
        [
          t(`guaranteeKind.${a.guaranteeKind as GuaranteeKind}`),
          companyWords(db, a, language),
          a.guaranteeMode ? t(`guaranteeMode.${a.guaranteeMode as "joint"}`) : "",
        ]
          .filter(Boolean)
          .join(comma),
    ],
    [
      t("section.guarantors"),
      guarantorsOfApplication(db, a.id)
        .map((g) => [namedWithDeath(dead, g, language), g.employer, g.post, counts].filter(Boolean).join(" "))
        .join(comma) || null,
    ],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
