import type { Language } from "~/platform/i18n/text";
import { applicationText } from "./text/application";
import { fundText } from "./text/fund";
import { moneyText } from "./text/money";
import { loanPaperText } from "./text/papers";
import { subsidyText } from "./text/subsidy";

type Words = Readonly<Record<string, string>>;

/** A code that the log keeps of a loan application, in words; undefined when it is no such fact. */
export function loanFact(key: string, code: string, language: Language): string | undefined {
  const text = applicationText[language];
  const ofMoney = moneyFact(key, code, language);
  if (ofMoney) return ofMoney;
  const groups: Readonly<Record<string, { words: Words; before: string }>> = {
    state: { words: text.state, before: "loan-" },
    document: { words: text.paper.kind, before: "loan-paper-" },
    vote: { words: text.vote as unknown as Words, before: "loan-vote-" },
    kind: { words: text.kind, before: "loan-kind-" },
    paper: { words: loanPaperText[language].kind, before: "loan-" },
    guaranteeKind: { words: text.guaranteeKind, before: "" },
    guaranteeMode: { words: text.guaranteeMode, before: "" },
  };
  const group = groups[key];
  if (!group?.words || !code.startsWith(group.before)) return undefined;
  const word = code.slice(group.before.length);
  return Object.hasOwn(group.words, word) ? group.words[word] : undefined;
}

/** A code that the log keeps of a loan, a batch or a fund. */
function moneyFact(key: string, code: string, language: Language): string | undefined {
  const money = moneyText[language];
  const groups: Readonly<Record<string, readonly { words: Words; before: string }[]>> = {
    state: [{ words: subsidyText[language].batchState, before: "batch-" }],
    request: [{ words: money.request.kinds, before: "loan-" }],
    decision: [
      {
        words: { yes: money.request.yes, no: money.request.no, overtaken: money.request.states.overtaken },
        before: "loan-",
      },
      { words: money.case.states, before: "case-" },
    ],
    use: [{ words: money.choice.use, before: "use-" }],
    outcome: [{ words: money.choice.outcome, before: "call-" }],
    entry: [{ words: fundText[language].entry, before: "fund-" }],
  };
  const group = groups[key]?.find(
    (g) => code.startsWith(g.before) && Object.hasOwn(g.words, code.slice(g.before.length)),
  );
  return group?.words[code.slice(group.before.length)];
}
