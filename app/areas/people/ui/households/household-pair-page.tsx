import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import type { HouseholdSide } from "../../households/duplicates/pair-sides.server";
import { householdsText } from "../../text/households";

/** Two records of households side by side: one household, or two. */
export function HouseholdPairPage(props: {
  title: string;
  a: HouseholdSide;
  b: HouseholdSide;
  score: number;
  why: string;
  dismissed: string | null;
}) {
  const { a, b } = props;
  const t = useText(householdsText);
  const none = <span className="sub">{t("pairs.nobody")}</span>;
  const rows: readonly (readonly [string, (s: HouseholdSide) => ReactNode])[] = [
    [t("field.registryNo"), (s) => s.registryNo],
    [t("field.head"), (s) => s.head],
    [t("field.village"), (s) => [s.place, s.group].filter(Boolean).join(" ")],
    [t("field.houseNumber"), (s) => s.houseNumber],
    [
      t("pairs.members"),
      (s) =>
        s.members.length > 0 &&
        s.members.map((m) => (
          <span className="block" key={m}>
            {m}
          </span>
        )),
    ],
    [t("field.land"), (s) => s.land],
    [t("field.housing"), (s) => s.housing],
    [t("field.added"), (s) => s.registered],
  ];
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.households"), to: "/households" },
          { label: t("pairs.title"), to: "/households/duplicates" },
          { label: t("pairs.compare") },
        ]}
        title={props.title}
        facts={[t("pairs.matched", { score: props.score }), props.why]}
      />
      <div className="stack">
        {props.dismissed && <Note tone="mute">{props.dismissed}</Note>}
        <Sheet>
          <table className="tbl dense two">
            <caption className="vh">{props.title}</caption>
            <thead>
              <tr>
                <th>{t("pairs.what")}</th>
                {([a, b] as const).map((s, i) => (
                  <th key={s.id}>
                    {t(i === 0 ? "pairs.first" : "pairs.second")}{" "}
                    <a href={`/households/${s.id}`}>{s.title}</a>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([label, value]) => (
                <tr key={label}>
                  <td className="wide sub">{label}</td>
                  <td>{value(a) || none}</td>
                  <td>{value(b) || none}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        <form method="post" className="actbar wraps">
          <span className="grow">{t("pairs.mergeHelp")}</span>
          {!props.dismissed && (
            <button type="submit" className="btn">
              {t("pairs.dismiss")}
            </button>
          )}
          <a className="btn" href={`/households/${b.id}/merge?with=${a.id}`}>
            {t("pairs.mergeB")}
          </a>
          <a className="btn pri" href={`/households/${a.id}/merge?with=${b.id}`}>
            <Icon name="git-merge" />
            {t("pairs.mergeA")}
          </a>
        </form>
      </div>
    </>
  );
}
