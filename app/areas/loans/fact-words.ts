import type { Language } from "~/platform/i18n/text";
import { applicationText } from "./text/application";
import { loanPaperText } from "./text/papers";

type Words = Readonly<Record<string, string>>;

/** A code that the log keeps of a loan application, in words; undefined when it is no such fact. */
export function loanFact(key: string, code: string, language: Language): string | undefined {
  const text = applicationText[language];
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
