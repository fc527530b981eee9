import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of this area on a village's page. */
const zh = {
  village: {
    label: "有效证书",
    unit: "张",
    waiting: "{{count}} 张等人来领",
    handedOut: "都已领走",
    none: "还没有签发过证书",
    void: "另有作废 {{revoked}} 张，换发 {{replaced}} 张",
  },
} as const;

const en: SameShape<typeof zh> = {
  village: {
    label: "Valid certificates",
    unit: "certificates",
    unit_one: "certificate",
    waiting: "{{count}} not yet handed out",
    handedOut: "all handed out",
    none: "No certificate has been issued yet",
    void: "besides {{revoked}} revoked, {{replaced}} replaced",
  },
};

export const certificatesFigureText = defineText(zh, en);
