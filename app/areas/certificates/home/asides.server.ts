import type { Db } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import type { HomeAside } from "~/platform/home/home-source";
import type { Translate } from "~/platform/i18n/text";
import type { registerSum } from "../list-certificates.server";
import type { certificatesHomeText } from "../text/home";
import { checksSince } from "../verify.server";

type T = Translate<typeof certificatesHomeText.zh>;

/** Every number that was used is somewhere: the sum of the register, in the open. */
export function registerAside({ gapFree, ...sum }: ReturnType<typeof registerSum>, t: T): HomeAside {
  const item = (key: "handedOut" | "waiting" | "revoked" | "replaced", to: string) => ({
    id: key,
    label: t(`register.${key}`),
    value: String(sum[key]),
    to,
  });
  return {
    key: "certificates.register",
    title: t("register.title"),
    badge: gapFree ? { tone: "ok", word: t("register.ok") } : { tone: "bad", word: t("register.bad") },
    items: [
      { id: "used", label: t("register.used"), value: String(sum.used), to: "/certificates" },
      item("handedOut", "/certificates?state=valid&handout=claimed"),
      item("waiting", "/certificates?handout=unclaimed"),
      item("revoked", "/certificates?state=revoked"),
      item("replaced", "/certificates?state=replaced"),
    ],
    foot: t("register.sum", sum),
  };
}

/** Checks by the public in a week; they carry no village, so only who works in all villages sees them. */
export function checksAside(db: Db, scope: VillageScope, t: T): HomeAside[] {
  if (scope !== "all") return [];
  const rows = checksSince(db, Date.now() - 7 * 86_400_000);
  const sum = (of: (r: (typeof rows)[number]) => boolean) => rows.filter(of).reduce((n, r) => n + r.n, 0);
  const ways = ["code", "number-name", "file"] as const;
  return [
    {
      key: "certificates.checks",
      title: t("checks.title"),
      items: [
        ...ways.map((way) => ({
          id: way,
          label: t(`checks.${way}`),
          value: t("checks.times", { count: sum((r) => r.way === way) }),
        })),
        {
          id: "miss",
          label: t("checks.miss"),
          value: t("checks.times", { count: sum((r) => r.answer === "not-found") }),
        },
      ],
    },
  ];
}
