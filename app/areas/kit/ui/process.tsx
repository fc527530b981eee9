import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Rail } from "~/ui/rail";
import { EmptyState, Sheet } from "~/ui/sheet";
import { StepsBar } from "~/ui/steps-bar";
import { kitText } from "../text";

/** What takes time: rail, log, progress; answers of a search; nothing yet; keys. */
export function Process() {
  const t = useText(kitText);
  return (
    <>
      <StepsBar
        title={t("now")}
        steps={[
          { to: "approve", label: t("nowAct"), why: null },
          { to: "close", label: t("headMain"), why: t("button.why") },
          {
            to: "start",
            label: t("headMain"),
            why: null,
            confirms: { opener: `${t("headMain")}…`, fact: t("headMain"), lines: [t("nowSure")] },
          },
          {
            to: "return",
            label: t("button.plain"),
            why: null,
            asks: { opener: t("button.plain"), question: t("nowAsks"), ends: false },
          },
        ]}
      />
      <Sheet title={t("process")}>
        <div className="rail-pad">
          <Rail
            label={t("process")}
            steps={[
              { key: "a", title: t("step.done"), state: "done" },
              { key: "b", title: t("step.now"), state: "now", detail: t("step.detail") },
              { key: "c", title: t("step.skipped"), state: "skipped" },
              { key: "d", title: t("step.late"), state: "late", detail: t("badge.overdue") },
              { key: "e", title: t("step.later"), state: "later" },
            ]}
          />
        </div>
        <div className="sb">
          <progress max={26} value={12} aria-label={t("progress")} />
          <p className="t13 sub">{t("progress")}</p>
        </div>
      </Sheet>
      <div className="cols c2">
        <Sheet title={t("log")} pad>
          <ul className="tl">
            {["hot", "", "red"].map((kind) => (
              <li key={kind} className={kind}>
                {t("logged")}
                <time>{t("loggedBy")}</time>
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet title={t("found")}>
          {[true, false].map((chosen) => (
            <a key={String(chosen)} className="found" href="/kit" aria-current={chosen || undefined}>
              <Icon name="user" />
              <span className="grow">
                <b>
                  <mark>{t("value.name")}</mark>
                </b>{" "}
                <span className="sub">{t("foundDetail")}</span>
              </span>
              <Badge tone="ok">{t("badge.ok")}</Badge>
            </a>
          ))}
        </Sheet>
      </div>
      <Sheet title={t("empty")}>
        <EmptyState
          icon="graduation-cap"
          title={t("emptyTitle")}
          text={t("emptyText")}
          action={
            <button type="button" className="btn pri">
              <Icon name="plus" />
              {t("emptyAct")}
            </button>
          }
        />
      </Sheet>
      <Sheet title={t("keys")} pad>
        <kbd>Ctrl</kbd> <kbd>K</kbd> <kbd>?</kbd> <kbd>g</kbd> <kbd>p</kbd>
      </Sheet>
    </>
  );
}
