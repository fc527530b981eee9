import type { Reader } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { maskPhone, peopleText } from "~/areas/people";
import type { Person } from "~/areas/people/index.server";
import type { SignedIn } from "~/platform/access/actor";
import { clockOf, longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { checkWithOffice, paperCode } from "~/platform/pdf/check-code.server";
import { readSettings } from "~/platform/settings.server";
import { type Notice, paragraphsOf } from "./notice";
import type { ConsentPaper } from "./pdf/draw-consent";

// Papers of the office are Chinese whatever the language of the page.
const p = translator(peopleText, "zh");

interface PrintedBy {
  actor: SignedIn;
  origin: string;
  now: number;
}

function paperOf(
  db: Reader,
  by: PrintedBy,
  notice: Notice,
  number: string,
  person: ConsentPaper["person"],
): ConsentPaper {
  const paragraphs = paragraphsOf(notice.body);
  const code = paperCode("consent", [notice.title, paragraphs, person]);
  return {
    number,
    code,
    printedAt: by.now,
    title: notice.title,
    line: [readSettings(db).issuerName, `${longDay(notice.fromOn, "zh")}起用`],
    paragraphs,
    person,
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: checkWithOffice,
      printed: `打印 ${todayOn(by.now)} ${clockOf(by.now)}　经办 ${by.actor.name}`,
    },
  };
}

const numberOf = (notice: Notice, serial: string) => `GZ-${notice.fromOn.replaceAll("-", "")}-${serial}`;

export const blankConsentPaper = (db: Reader, by: PrintedBy, notice: Notice): ConsentPaper =>
  paperOf(db, by, notice, numberOf(notice, "K"), null);

/** Filled in for a person; the ID number stays masked, they sign with their own card in hand. */
export function consentPaper(db: Reader, by: PrintedBy, notice: Notice, row: Person): ConsentPaper {
  const place = db.select().from(village).where(eq(village.id, row.villageId)).get();
  return paperOf(db, by, notice, numberOf(notice, String(row.id).padStart(6, "0")), {
    name: row.name,
    sex: p(`sex.${row.sex as "male" | "female"}`),
    idNumber: row.idNumberMasked ?? "",
    phone: row.phone ? maskPhone(row.phone) : "",
    village: place ? `${place.townName}${place.name}` : "",
    group: row.villageGroup ? `第 ${row.villageGroup} 村民小组` : "",
  });
}
