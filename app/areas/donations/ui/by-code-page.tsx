import { useLocation } from "@remix-run/react";
import { useText } from "~/platform/i18n/use-text";
import { BrandMark, Icon } from "~/ui/icon";
import { itemText } from "../text/item";

/** For whoever scans a label and is not signed in: whose it is, and where to call. */
export function ByCodePage(props: {
  item: {
    name: string;
    number: string;
    belongs: string;
    village: string;
    phone: string | null;
    gone: boolean;
  } | null;
  /** Who reads it is signed in, and the thing is of a village that is not theirs. */
  signedIn: boolean;
}) {
  const t = useText(itemText);
  const { item } = props;
  return (
    <div className="bare">
      <main className="narrow" id="main">
        <p className="brand-line">
          <BrandMark />
        </p>
        {item ? (
          <>
            <h1 className="title20 mt4">
              {item.name} <span className="count">{item.number}</span>
            </h1>
            {item.gone ? (
              <p>{t("code.gone")}</p>
            ) : (
              <>
                <p className="sub">{t("code.belongs")}</p>
                <p className="t16">
                  <b>{item.belongs}</b>
                </p>
                <p className="sub mt4">{t(item.phone ? "code.call" : "code.noPhone")}</p>
                <p>
                  {item.phone ? (
                    <a className="btn pri" href={`tel:${item.phone}`}>
                      <Icon name="phone" />
                      {item.phone}
                    </a>
                  ) : (
                    <b>{item.village}</b>
                  )}
                </p>
                <p className="sub mt4">{t("code.donated")}</p>
              </>
            )}
          </>
        ) : (
          <>
            <h1 className="title20 mt4">{t("code.unknown")}</h1>
            <p>{t("code.unknownText")}</p>
          </>
        )}
        {props.signedIn ? (
          <p className="mt4">
            {item && t("code.elsewhere")} <a href="/">{t("code.home")}</a>
          </p>
        ) : (
          <SignIn />
        )}
      </main>
    </div>
  );
}

function SignIn() {
  const t = useText(itemText);
  const { pathname } = useLocation();
  return (
    <p className="mt4">
      <a href={`/sign-in?to=${encodeURIComponent(pathname)}`}>{t("code.signIn")}</a>
    </p>
  );
}
