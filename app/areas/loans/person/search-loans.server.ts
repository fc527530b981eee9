import { scopeFor } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { markPart, unmarked } from "~/platform/search/marked";
import { personName, placeLabel } from "~/platform/search/place-name";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import { applicationNumber } from "../application/application-name";
import type { ApplicationState } from "../application-state";
import { allApplications, countApplications } from "../lists/list-applications.server";
import { stateTone } from "../stages/state-tone";
import { applicationText } from "../text/application";

/** Loan applications in the one search box: by borrower, business or their own number. */
export const loansSource: SearchSource = {
  group: "loans",
  icon: "hand-coins",
  words: (language) => {
    const t = translator(applicationText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, who, term, limit, language) => {
    const scope = scopeFor(who.grants, "loan.view");
    const named = term.kind === "name" || /^dk/i.test(term.text);
    if (scope === null || !named || term.text.length < 2) return noAnswer;
    const t = translator(applicationText, language);
    const filter = { term: term.text };
    const hits = allApplications(db, scope, filter, limit).map(({ application: a, person, village }) => ({
      id: String(a.id),
      to: `/loans/applications/${a.id}`,
      title: markPart(personName(person.name, language), term.text),
      detail: unmarked(
        [
          applicationNumber(a),
          a.amountFen === null ? "" : bigYuanText(a.amountFen, language),
          placeLabel(village, language),
        ]
          .filter(Boolean)
          .join(t("search.comma")),
      ),
      state: {
        tone: stateTone(a.state as ApplicationState),
        word: t(`state.${a.state as ApplicationState}`),
      },
    }));
    return { total: countApplications(db, scope, filter), hits };
  },
};
