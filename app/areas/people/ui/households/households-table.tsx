import type { ReactNode } from "react";
import type { Translate } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { SortHeading } from "~/ui/list";
import type { BenefitKind, Housing } from "../../households/household";
import {
  type HouseholdColumn,
  type HouseholdSort,
  type HouseholdsView,
  householdList,
} from "../../households/households-view";
import { householdsText } from "../../text/households";

export interface HouseholdItem {
  id: number;
  /** 张守田户. */
  title: string;
  registryNo: string | null;
  houseNumber: string | null;
  members: number;
  village: string;
  group: string | null;
  land: string | null;
  housing: string | null;
  /** The head has died and nobody follows yet. */
  headDied: boolean;
  overdue: number;
  /** Of how many of those who may be insured the newest check was passed. */
  checked: number;
  insurable: number;
  /** Null: the role may not see them. */
  benefits: readonly string[] | null;
  added: string;
}

type T = Translate<typeof householdsText.zh>;

export function HouseholdsTable(props: {
  view: HouseholdsView;
  rows: readonly HouseholdItem[];
  sensitive: boolean;
  edit: boolean;
}) {
  const { view, rows, edit } = props;
  const t = useText(householdsText);
  return (
    <table className="tbl dense two people">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          <Sorted view={view} label={t("field.head")} up="name" down="-name" />
          {view.columns.map((c) => (
            <Heading key={c} column={c} view={view} t={t} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <td className="who nw grow">
              <a className="who" href={`/households/${r.id}`}>
                {r.title}
              </a>
              {r.headDied && (
                <>
                  {" "}
                  {edit ? (
                    <a href={`/households/${r.id}/head`}>
                      <Badge tone="bad">{t("head.toName")}</Badge>
                    </a>
                  ) : (
                    <Badge tone="bad">{t("head.hasDied")}</Badge>
                  )}
                </>
              )}
            </td>
            {view.columns.map((c) => (
              <td key={c} className={cellLook(c)}>
                {cell(c, r, t)}
              </td>
            ))}
            <td className="onlyphone">{t("field.people", { count: r.members })}</td>
            <td className="onlyphone wide ink2">
              {[r.village, r.houseNumber].filter(Boolean).join(" · ")}{" "}
              {r.overdue > 0 && <Badge tone="bad">{t("list.overdueCount", { count: r.overdue })}</Badge>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Numbers stand right; places and policies may take two lines, all else one. */
const cellLook = (column: HouseholdColumn): string =>
  column === "members" || column === "land"
    ? "hide num"
    : column === "village" || column === "benefits"
      ? "hide"
      : "hide nw";

function Sorted(props: { view: HouseholdsView; label: string; up: HouseholdSort; down: HouseholdSort }) {
  const { view, up, down } = props;
  return (
    <SortHeading
      label={props.label}
      href={householdList.write({ ...view, sort: view.sort === up ? down : up, cursor: null })}
      sorted={view.sort === up ? "ascending" : view.sort === down ? "descending" : undefined}
    />
  );
}

function Heading({ column, view, t }: { column: HouseholdColumn; view: HouseholdsView; t: T }) {
  if (column === "houseNumber")
    return <Sorted view={view} label={t("field.houseNumber")} up="number" down="-number" />;
  if (column === "added") return <Sorted view={view} label={t("field.added")} up="added" down="-added" />;
  return (
    <th className={column === "members" || column === "land" ? "num" : undefined}>{t(`field.${column}`)}</th>
  );
}

function cell(column: HouseholdColumn, r: HouseholdItem, t: T): ReactNode {
  const none = <span className="sub">{t("field.none")}</span>;
  switch (column) {
    case "registryNo":
      return r.registryNo ?? none;
    case "houseNumber":
      return r.houseNumber ?? none;
    case "members":
      return r.members;
    case "village":
      return r.village;
    case "group":
      return r.group ? t("field.groupShort", { group: r.group }) : none;
    case "land":
      return r.land ?? none;
    case "housing":
      return r.housing ? t(`housing.${r.housing as Housing}`) : none;
    case "pension":
      if (r.overdue > 0) return <Badge tone="bad">{t("list.overdueCount", { count: r.overdue })}</Badge>;
      if (r.insurable === 0) return none;
      if (r.checked === 0) return <span className="sub">{t("check.never")}</span>;
      return r.checked >= r.insurable ? (
        <Badge tone="ok">{t("list.ok")}</Badge>
      ) : (
        t("list.someChecked", { count: r.checked, all: r.insurable })
      );
    case "benefits":
      if (r.benefits === null) return <span title={t("hidden.why")}>{t("hidden.mask")}</span>;
      return r.benefits.length > 0
        ? r.benefits.map((k) => t(`benefit.${k as BenefitKind}`)).join(t("list.comma"))
        : none;
    case "added":
      return r.added;
  }
}
