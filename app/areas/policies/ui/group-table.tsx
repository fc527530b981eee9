import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import { policyText } from "../text";

interface Group {
  id: number;
  name: string;
  detail: string;
  former: string;
  live: boolean;
  region: string;
  span: string;
  proof: string;
  source: string;
  badge: { tone: Tone; icon?: string; label: string };
}

/** Who may apply: the groups in force first, then those that lapsed or were renamed. */
export function GroupTable({ groups }: { groups: readonly Group[] }) {
  const t = useText(policyText);
  const rows = [...groups.filter((g) => g.live), ...groups.filter((g) => !g.live)];
  return (
    <Sheet
      title={t("policies.groupsTitle")}
      count={groups.filter((g) => g.live).length}
      foot={t("policies.groupsFoot")}
    >
      <table className="tbl two dense">
        <caption className="vh">{t("policies.groupsTitle")}</caption>
        <thead>
          <tr>
            <th>{t("policies.groupName")}</th>
            <th>{t("policies.groupProof")}</th>
            <th>{t("policies.region")}</th>
            <th>{t("policies.groupSpan")}</th>
            <th>{t("version.source")}</th>
            <th>{t("policies.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((g) => (
            <tr key={g.id}>
              <td className="wide">
                <b>{g.name}</b>{" "}
                {g.detail && (
                  <span className="sub" lang="zh-CN">
                    {g.detail}
                  </span>
                )}{" "}
                {g.former && <span className="sub">{t("policies.groupFormer", { names: g.former })}</span>}
              </td>
              <td>
                <Quoted text={g.proof} />
              </td>
              <td className="nw">{g.region}</td>
              <td>{g.span}</td>
              <td>
                <Quoted text={g.source} />{" "}
                <Badge tone={g.badge.tone} icon={g.badge.icon}>
                  {g.badge.label}
                </Badge>
              </td>
              <td>
                <Badge tone={g.live ? "ok" : "mute"} icon={g.live ? undefined : "archive"}>
                  {t(g.live ? "policies.states.live" : "policies.lapsed")}
                </Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
