import { createContext, useContext, useMemo } from "react";
import { type AreaText, type Language, type Translate, translateMessage, translator } from "./text";

export const LanguageContext = createContext<Language>("zh");
export const useLanguage = () => useContext(LanguageContext);

export function useText<C>(text: AreaText<C>): Translate<C> {
  const language = useLanguage();
  return useMemo(() => translator(text, language), [text, language]);
}

/** Translates the messages a form field carries. */
export function useMessages<C>(text: AreaText<C>): (errors: string[] | undefined) => string[] | undefined {
  const language = useLanguage();
  return useMemo(() => (errors) => errors?.map((e) => translateMessage(text, language, e)), [text, language]);
}
