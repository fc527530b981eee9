import { useText } from "~/platform/i18n/use-text";
import { accountText } from "../text";

type RoleKey = keyof typeof accountText.zh.role;

export interface DemoBox {
  password: string;
  chosen: string | null;
  accounts: { username: string; name: string; role: string }[];
}

/** One account of each role, to look at the product; a link fills the form, so that it works without script. */
export function DemoAccounts({ demo, to }: { demo: DemoBox; to: string }) {
  const t = useText(accountText);
  return (
    <section className="sheet" aria-labelledby="demo">
      <div className="sh">
        <h2 id="demo">{t("demo.title")}</h2>
        <span className="acts sub">
          {t("demo.password")} <span className="mono ink">{demo.password}</span>
        </span>
      </div>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t("signIn.username")}</th>
            <th className="nophone">{t("demo.name")}</th>
            <th>{t("demo.role")}</th>
            <th className="nophone">{t("demo.sees")}</th>
            <th>
              <span className="vh">{t("demo.fill")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {demo.accounts.map((a) => (
            <tr key={a.username} className={a.username === demo.chosen ? "sel" : undefined}>
              <td className="nw">
                <b>{a.username}</b>
              </td>
              <td className="nw nophone">{a.name}</td>
              <td className="nw">{t(`role.${a.role as RoleKey}`)}</td>
              <td className="ink2 nophone">{t(`demo.${a.role as RoleKey}`)}</td>
              <td className="num">
                <a href={`/sign-in?${new URLSearchParams({ to, as: a.username })}`}>
                  {t("demo.fill")}
                  <span className="vh"> {a.username}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="sf">{t("demo.note")}</div>
    </section>
  );
}
