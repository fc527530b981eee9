import type { Db } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import { type HomePart, type HomeSource, nothing } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { fewCodes } from "./recovery-codes";
import { recoveryCodesLeft } from "./second-factor.server";
import { accountText } from "./text";

async function part(db: Db, person: SignedIn, language: Language): Promise<HomePart> {
  const left = await recoveryCodesLeft(db, person.userId);
  if (left === null || !fewCodes(left)) return nothing;
  const t = translator(accountText, language);
  return {
    sections: [
      {
        key: "account.codes",
        title: t("account.title"),
        count: 1,
        waits: false,
        headings: {
          who: t("home.what"),
          what: t("home.why"),
          state: t("home.state"),
          action: t("home.act"),
        },
        rows: [
          {
            id: "codes",
            who: t("second.codes"),
            what: t("home.codes"),
            state: { tone: "warn", icon: "triangle-alert", word: t("second.left", { count: left }) },
            flag: "warn",
            action: { label: t("second.renewLink"), to: "/account/second-factor#renew" },
          },
        ],
      },
    ],
  };
}

/**
 * What one's own account asks for. It counts in no item of the menu: the codes are sealed, and opening them on every page
 * would cost more than the line on the home page is worth.
 */
export const accountHome: HomeSource = { menu: "account", waiting: () => 0, part };
