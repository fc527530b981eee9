import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";

export interface ShownSum {
  used: number;
  handedOut: number;
  waiting: number;
  /** Valid, and a revocation of it waits for a second person. */
  asked: number;
  revoked: number;
  replaced: number;
  gapFree: boolean;
}

const parts = [
  {
    key: "handedOut",
    text: "list.sumHandedOut",
    colour: "p1",
    href: "/certificates?state=valid&handout=claimed",
  },
  { key: "waiting", text: "list.sumWaiting", colour: "p2", href: "/certificates?handout=unclaimed" },
  { key: "revoked", text: "list.sumRevoked", colour: "p3", href: "/certificates?state=revoked" },
  { key: "replaced", text: "list.sumReplaced", colour: "p4", href: "/certificates?state=replaced" },
] as const;

/** The register as a bar in parts and as a sum written out: every number that was given stands somewhere. */
export function RegisterSum({ sum }: { sum: ShownSum }) {
  const t = useText(certificatesText);
  const words = {
    used: sum.used,
    handedOut: sum.handedOut,
    waiting: sum.waiting,
    revoked: sum.revoked,
    replaced: sum.replaced,
  };
  let from = 0;
  return (
    <Sheet
      title={t(sum.gapFree ? "list.sum" : "list.sumBad")}
      actions={<Badge tone={sum.gapFree ? "ok" : "bad"}>{t(sum.gapFree ? "list.even" : "list.odd")}</Badge>}
      foot={t(sum.gapFree ? "list.sumText" : "list.sumGap", words)}
    >
      <div className="sb">
        <div className="row between">
          <span className="t13 ink2">{t("list.sumUsed")}</span>
          <span className="fig">{sum.used}</span>
        </div>
        <svg
          className="parts-bar mt2"
          viewBox={`0 0 ${Math.max(sum.used, 1)} 12`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {parts.map((p) => {
            const x = from;
            from += sum[p.key];
            return <rect key={p.key} className={p.colour} x={x} y={0} width={sum[p.key]} height={12} />;
          })}
        </svg>
      </div>
      <table className="tbl dense">
        <caption className="vh">{t("list.register")}</caption>
        <tbody>
          {parts.map((p) => (
            <tr key={p.key}>
              <td>
                <i className={`key ${p.colour}`} />
                {t(p.text)}
              </td>
              <td className="num">{sum[p.key] > 0 ? <a href={p.href}>{sum[p.key]}</a> : sum[p.key]}</td>
            </tr>
          ))}
          {sum.asked > 0 && (
            <tr>
              <td className="sub">{t("list.sumAsked")}</td>
              <td className="num">
                <a href="/certificates?state=asked">{sum.asked}</a>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Sheet>
  );
}
