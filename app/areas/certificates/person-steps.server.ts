import type { PersonSource } from "~/areas/people";
import { shortTitle, trainingText } from "~/areas/training";
import { classesOfPerson } from "~/areas/training/index.server";
import { can, inScope, scopeFor } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";
import type { Standing } from "./certificate";
import { certificatesOfPerson } from "./certificate-queries.server";
import { certificatesText } from "./text";

const badges: Record<Standing, { tone: Tone; icon: string }> = {
  valid: { tone: "ok", icon: "circle-check" },
  asked: { tone: "warn", icon: "clock" },
  revoked: { tone: "bad", icon: "ban" },
  replaced: { tone: "mute", icon: "archive" },
};

/** Certificates of a person, and the one that a finished class still owes. */
export const certificatesOfPersonSource: PersonSource = {
  part: "training",
  steps: (db, viewer, personId, language) => {
    const t = translator(certificatesText, language);
    const training = translator(trainingText, language);
    const scope = scopeFor(viewer.grants, "certificate.view");
    const certificates = certificatesOfPerson(db, personId);
    const classes = classesOfPerson(db, personId);
    const className = (classId: number) => {
      const found = classes.find((c) => c.class.id === classId);
      return found ? shortTitle(training, found.class) : "";
    };
    const issued = certificates.map((c) => {
      const handedOut = c.handedOutOn
        ? t("ofPerson.handedOut", { day: longDay(c.handedOutOn, language) })
        : t("page.notHandedOut");
      return {
        key: `certificate-${c.id}`,
        on: c.issuedOn,
        when: longDay(c.issuedOn, language),
        title: t("ofPerson.title"),
        what: `${t("ofPerson.number", { number: c.number })}${t("ofPerson.comma")}${className(c.classId)}`,
        detail: c.state === "valid" ? handedOut : (c.revokedReason ?? undefined),
        phase: c.state === "valid" ? ("done" as const) : ("void" as const),
        badge: { ...badges[c.standing], word: t(`state.${c.standing}`) },
        to: scope !== null && inScope(scope, c.villageId) ? `/certificates/${c.id}` : undefined,
      };
    });
    const owed = classes.filter(
      (c) =>
        c.enrolment.result === "qualified" &&
        c.class.state === "closed" &&
        !certificates.some((x) => x.enrolmentId === c.enrolment.id),
    );
    const today = todayOn();
    return [
      ...issued,
      ...owed.map((c) => ({
        key: `owed-${c.enrolment.id}`,
        on: c.class.endsOn > today ? today : c.class.endsOn,
        when: t("ofPerson.soon"),
        title: t("ofPerson.title"),
        what: shortTitle(training, c.class),
        detail: t("ofPerson.owedWhy"),
        phase: "now" as const,
        badge: { tone: "wait" as const, word: t("ofPerson.owed") },
        to: can(viewer, "certificate.issue", c.class.villageId)
          ? `/training/${c.class.id}/certificates`
          : undefined,
      })),
    ];
  },
};
