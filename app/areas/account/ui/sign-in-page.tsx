import { commonText } from "~/platform/i18n/common";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { FieldErrors, TextField } from "~/ui/field";
import { BrandMark } from "~/ui/icon";
import { Note } from "~/ui/sheet";
import { accountText } from "../text";

type RoleKey = keyof typeof accountText.zh.role;

interface Props {
  to: string;
  again: boolean;
  demo: { password: string; accounts: { username: string; name: string; role: string }[] } | null;
  username?: string;
  error?: string;
}

export function SignInPage({ to, again, demo, username, error }: Props) {
  const t = useText(accountText);
  const c = useText(commonText);
  const language = useLanguage();
  return (
    <div className="bare">
      <div className="signin">
        <header className="ph">
          <span className="brand-line">
            <BrandMark size={32} />
            <b>{c("product.name")}</b>
          </span>
          <span className="sub">{t("signIn.product")}</span>
          <div className="acts">
            <LanguageSwitch
              language={language}
              label={c("shell.otherLanguage")}
              to={`/sign-in?${new URLSearchParams({ to })}`}
            />
          </div>
        </header>
        <main className={demo ? "cols signcols" : "narrow"} id="main">
          <form method="post" className="sheet">
            <div className="sb pad6">
              <h1 className="title20">{again ? t("signIn.again") : t("signIn.title")}</h1>
              {again && <Note tone="warn">{t("signIn.expired")}</Note>}
              <FieldErrors id="sign-in" errors={error ? [error] : undefined} />
              <input type="hidden" name="to" value={to} />
              <TextField
                id="username"
                name="username"
                label={t("signIn.username")}
                defaultValue={username}
                autoComplete="username"
                autoCapitalize="off"
                required
              />
              <TextField
                id="password"
                name="password"
                label={t("signIn.password")}
                type="password"
                autoComplete="current-password"
                required
              />
              <button type="submit" className="btn pri mt4 full">
                {t("signIn.submit")}
              </button>
              <p className="t13 sub mt4">{t("signIn.forgotten")}</p>
            </div>
          </form>
          {demo && (
            <section className="sheet" aria-labelledby="demo">
              <div className="sh">
                <h2 id="demo">{t("demo.title")}</h2>
                <span className="acts sub">
                  {t("demo.password")}
                  <span className="mono">{demo.password}</span>
                </span>
              </div>
              <table className="tbl">
                <thead>
                  <tr>
                    <th>{t("signIn.username")}</th>
                    <th>{t("demo.name")}</th>
                    <th>{t("demo.role")}</th>
                    <th>
                      <span className="vh">{t("signIn.submit")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {demo.accounts.map((a) => (
                    <tr key={a.username}>
                      <td className="nw">
                        <b>{a.username}</b>
                      </td>
                      <td className="nw">{a.name}</td>
                      <td className="nw">{t(`role.${a.role as RoleKey}`)}</td>
                      <td className="num">
                        <form method="post" className="inline">
                          <input type="hidden" name="to" value={to} />
                          <input type="hidden" name="username" value={a.username} />
                          <input type="hidden" name="password" value={demo.password} />
                          <button type="submit" className="btn sm">
                            {t("signIn.submit")}
                            <span className="vh"> {a.username}</span>
                          </button>
                        </form>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <div className="sf">{t("demo.note")}</div>
            </section>
          )}
        </main>
        <footer className="t13 sub signfoot">
          <span>{t("signIn.watched")}</span>
          <a href="/verify">{t("signIn.verify")}</a>
        </footer>
      </div>
    </div>
  );
}
