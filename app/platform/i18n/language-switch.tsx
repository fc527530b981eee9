import type { Language } from "./text";

/** One click to the other language, back to the same page; a form, so that it works without script. */
export function LanguageSwitch({ language, label, to }: { language: Language; label: string; to: string }) {
  const other = language === "zh" ? "en" : "zh";
  return (
    <form method="post" action="/language" className="inline">
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="to" value={to} />
      <button type="submit" className="linkbtn" lang={other === "zh" ? "zh-CN" : "en"}>
        {label}
      </button>
    </form>
  );
}
