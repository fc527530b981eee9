import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import type { ApplicationPage } from "../../application/application-page.server";
import { applicationText } from "../../text/application";

/** On a phone first what lacks: conditions that are not met, papers to be photographed on the spot. */
export function LacksOnPhone({ page: d }: { page: ApplicationPage }) {
  const t = useText(applicationText);
  const open = d.findings.filter((f) => f.verdict !== "meets");
  const papers = d.papers.filter((p) => p.wanted && ["missing", "expired", "again"].includes(p.state));
  const count = open.length + papers.length;
  if (count === 0 || d.loanId !== null) return null;
  return (
    <section className="sheet phonelacks">
      <div className="sh">
        <h2>{t("phone.lackTitle", { count })}</h2>
      </div>
      <ul className="docs">
        {open.map((f) => (
          <li key={f.rule}>
            <span className={f.verdict === "fails" ? "bad" : "warn"}>
              <Icon name={f.verdict === "fails" ? "circle-x" : "clock"} />
            </span>
            <span className="grow">
              <b>{f.title}</b>
              <span className="sub block">{f.used}</span>
            </span>
          </li>
        ))}
        {papers.map((p) => (
          <li key={p.kind}>
            <span className="bad">
              <Icon name="circle-x" />
            </span>
            <span className="grow">
              <b>{p.label}</b>
              <span className="sub block">{p.words}</span>
            </span>
            {d.may.papers && (
              <a className="btn" href={`/loans/applications/${d.id}/papers?kind=${p.kind}#add`}>
                <Icon name="camera" />
                {t("paper.photo")}
                <span className="vh"> {p.label}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
