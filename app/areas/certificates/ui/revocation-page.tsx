import { useText } from "~/platform/i18n/use-text";
import { EnterDecidesNothing } from "~/ui/enter-decides-nothing";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";
import { revocationText } from "../text/revocation";

interface Props {
  certificate: { id: number; number: string; name: string; course: string; class: string };
  asked: {
    id: number;
    reason: string;
    by: string;
    issuedOn: string;
    handedOut: string;
    own: boolean;
    who: string;
  };
  why?: { field?: "reason" | "decision"; text: string; decision: string } | null;
}

/** A request to revoke: what was asked, why and by whom; somebody else's answer, or the asker's way back. */
export function RevocationPage({ certificate: c, asked, why }: Props) {
  const t = useText(certificatesText);
  const r = useText(revocationText);
  const confirm = (
    <button type="submit" className="btn danger" name="step" value="confirm" disabled={asked.own}>
      {asked.own && <Icon name="lock" />}
      {r("revocation.decide.confirm")}
    </button>
  );
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/certificates" },
          { label: c.number, to: `/certificates/${c.id}` },
          { label: r("revocation.crumb") },
        ]}
        title={r(asked.own ? "revocation.own.title" : "revocation.decide.title", {
          number: c.number,
          name: c.name,
        })}
        facts={[c.name, `${c.course} ${c.class}`]}
      />
      <form method="post" className="stack form" noValidate>
        <EnterDecidesNothing />
        <input type="hidden" name="request" value={asked.id} />
        {why && why.field !== "decision" && (
          <Note tone="bad" role="alert">
            {why.text}
          </Note>
        )}
        <Sheet pad>
          <Facts
            items={[
              [r("revocation.ask.why"), asked.reason],
              [r("revocation.decide.asked"), asked.by],
              [t("list.issuedOn"), asked.issuedOn],
              [t("page.handout"), asked.handedOut],
            ]}
          />
        </Sheet>
        {asked.own ? (
          <>
            <Note tone="warn">{asked.who}</Note>
            <p className="row">
              <button type="submit" className="btn pri" name="step" value="withdraw">
                {r("revocation.own.submit")}
              </button>
              {confirm}
              <a href={`/certificates/${c.id}`}>{t("page.cancel")}</a>
            </p>
          </>
        ) : (
          <>
            <Note tone="warn">{r("revocation.decide.help")}</Note>
            <Sheet pad>
              <TextField
                id="decision"
                name="decision"
                label={r("revocation.decide.opinion")}
                help={r("revocation.decide.opinionHelp")}
                maxLength={120}
                autoComplete="off"
                defaultValue={why?.decision}
                errors={why?.field === "decision" ? [why.text] : undefined}
              />
              <p className="row mt4">
                {confirm}
                <button type="submit" className="btn" name="step" value="decline">
                  {r("revocation.decide.decline")}
                </button>
                <a href={`/certificates/${c.id}`}>{t("page.cancel")}</a>
              </p>
            </Sheet>
          </>
        )}
      </form>
    </>
  );
}
