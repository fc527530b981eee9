import type { ReactNode } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { groupPlace } from "../../group-words";
import type { HouseholdHeadFacts } from "../../households/household-head.server";
import { householdsText } from "../../text/households";

/** Head and tabs of a household's pages. */
export function HouseholdFrame(props: {
  household: HouseholdHeadFacts;
  tab: "summary" | "log";
  /** The household of a past day: there is nothing to change in it. */
  past?: boolean;
  children: ReactNode;
}) {
  const { household: h } = props;
  const t = useText(householdsText);
  const to = `/households/${h.id}`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.households"), to: "/households" },
          { label: h.village, to: `/households?village=${h.villageId}` },
          { label: h.title },
        ]}
        title={h.title}
        facts={[
          h.group ? groupPlace(t, h.group, h.village) : h.village,
          h.registryNo && t("field.registryOf", { number: h.registryNo }),
          h.houseNumber,
          t("field.people", { count: h.count }),
          h.undone.some((u) => u.head) && (
            <Badge key="died" tone="bad">
              {t("head.hasDied")}
            </Badge>
          ),
          h.ended && (
            <Badge key="ended" tone="mute">
              {t("page.ended")}
            </Badge>
          ),
        ]}
        actions={
          !props.past && (
            <>
              {h.headId !== null && (
                <a className="btn" href={`/people/${h.headId}/before-visit.pdf`}>
                  <Icon name="printer" />
                  {t("page.visitSheet")}
                </a>
              )}
              {h.may.edit && <Actions household={h} />}
            </>
          )
        }
      />
      {h.undone.length > 0 && (
        <div className="notice">
          {h.undone.map((u) => (
            <Note key={u.id} tone="bad">
              {t(u.head ? "head.died" : "leave.died", { name: u.name, when: u.when })}{" "}
              {h.may.edit && <a href={u.to}>{t(u.head ? "head.nameNext" : "leave.enterEnd")}</a>}
              {!h.may.edit && t("head.whoNames")}
            </Note>
          ))}
        </div>
      )}
      {h.may.log && (
        <Tabs
          label={t("page.tabs")}
          items={[
            { label: t("page.tabSummary"), to, current: props.tab === "summary" },
            { label: t("page.tabLog"), to: `${to}/log`, current: props.tab === "log" },
          ]}
        />
      )}
      {props.children}
    </>
  );
}

function Actions({ household: h }: { household: HouseholdHeadFacts }) {
  const t = useText(householdsText);
  const to = (page: string) => `/households/${h.id}/${page}`;
  // Without a living head nobody can join: who follows comes first.
  const first = h.undone.find((u) => u.head);
  return (
    <>
      {first && (
        <a className="btn pri" href={first.to}>
          <Icon name="user-check" />
          {t("head.nameNext")}
        </a>
      )}
      <a className={first ? "btn nophone" : "btn pri"} href={to("members/new")}>
        <Icon name="plus" />
        {t("page.addMember")}
      </a>
      <a className="btn nophone" href={to("edit")}>
        <Icon name="pencil" />
        {t("page.edit")}
      </a>
      <details className="menu">
        <summary className="btn">
          <Icon name="ellipsis" />
          {t("page.more")}
        </summary>
        <div className="pop">
          <a className="onlyphone" href={to("edit")}>
            <Icon name="pencil" />
            {t("page.edit")}
          </a>
          <a href={to("head")}>
            <Icon name="user-check" />
            {t("page.changeHead")}
          </a>
          <a href={to("separation")}>
            <Icon name="users" />
            {t("page.separate")}
          </a>
          {h.may.move && (
            <a href={to("move")}>
              <Icon name="map-pinned" />
              {t("page.move")}
            </a>
          )}
          {h.may.merge && (
            <a href={to("merge")}>
              <Icon name="git-merge" />
              {t("page.merge")}
            </a>
          )}
        </div>
      </details>
    </>
  );
}
