import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of 作废: asked by one, confirmed or declined by another. */
const zh = {
  revocation: {
    crumb: "作废",
    ask: {
      title: "申请作废证书 {{number}}（{{name}}）",
      help: "作废要两个人：您申请，另一人复核。复核前证书仍有效，只是不能换发、补发，您可以撤回。复核后不能恢复，编号不再使用，公众核验会显示「已作废」、日期和原因。",
      why: "作废原因",
      whyHelp: "公众核验时看得到，请不要写身份证号、电话。",
      submit: "申请作废这张证书",
      done: "已申请作废，等另一人复核。复核前证书仍有效。",
    },
    decide: {
      title: "复核作废：证书 {{number}}（{{name}}）",
      asked: "申请人",
      askedBy: "{{name}}，{{at}}",
      help: "确认后不能恢复，编号不再使用，公众核验从今天起显示「已作废」、日期和上面的原因。不同意的，证书照旧有效。",
      opinion: "复核意见",
      opinionHelp: "不同意时必填，申请人看得到；确认时可以不填。",
      needOpinion: "请写明为什么不同意。",
      confirm: "确认作废这张证书",
      decline: "不同意作废",
      confirmed: "已作废。",
      declined: "没有作废，证书照旧有效。",
    },
    own: {
      title: "等人复核的作废：证书 {{number}}（{{name}}）",
      who: "申请人不能自己复核。可以复核的人：{{names}}。",
      nobody: "申请人不能自己复核，这个村现在也没有别人能复核：请系统管理员再给一个人证书角色。",
      comma: "、",
      more: "等 {{count}} 人",
      submit: "撤回作废申请",
      done: "已撤回，证书照旧有效。",
    },
    note: {
      text: "{{name}}{{at}}申请作废：{{reason}}。等另一人复核；复核前证书有效，不能换发、补发。",
      decide: "去复核",
      own: "看申请，可以撤回",
    },
    home: {
      title: "等第二人复核的作废",
      own: "我申请的作废，等别人复核",
      who: "谁的证书",
      reason: "作废原因",
      by: "申请人",
      byName: "{{name}}申请",
      since: "申请日期",
      act: "操作",
      decide: "复核",
      look: "看申请",
      all: "全部待复核",
    },
    why: {
      fourEyes: "谁申请谁不能复核，请另一人办。",
      over: "这个申请已经办结或撤回，请看证书页上的经过。",
      notYours: "只有申请人能撤回；您可以写明原因，不同意作废。",
    },
  },
} as const;

const en: SameShape<typeof zh> = {
  revocation: {
    crumb: "Revocation",
    ask: {
      title: "Ask to revoke certificate {{number}} ({{name}})",
      help: "Revoking takes two people: you ask, somebody else confirms. Until then the certificate stays valid, but cannot be replaced or printed again, and you can take the request back. Once confirmed it cannot be undone: the number is never used again, and the public page says revoked, with date and reason.",
      why: "Reason for revoking",
      whyHelp: "Shown on the public page: no ID or phone number, please.",
      submit: "Ask to revoke this certificate",
      done: "Asked for; somebody else has to confirm. The certificate stays valid until then.",
    },
    decide: {
      title: "Confirm revocation: certificate {{number}} ({{name}})",
      asked: "Asked by",
      askedBy: "{{name}}, {{at}}",
      help: "Confirmed, it cannot be undone: the number is never used again, and from today the public page says revoked, with the date and the reason above. Declined, the certificate stays valid.",
      opinion: "Remark",
      opinionHelp: "Needed when you decline, and shown to who asked; may stay empty when you confirm.",
      needOpinion: "Please say why you decline.",
      confirm: "Revoke this certificate",
      decline: "Decline",
      confirmed: "Revoked.",
      declined: "Not revoked: the certificate stays valid.",
    },
    own: {
      title: "Revocation asked for: certificate {{number}} ({{name}})",
      who: "Whoever asked cannot confirm. These people can: {{names}}.",
      nobody:
        "Whoever asked cannot confirm, and nobody else can for this village: the administrator has to give one more person the certificate role.",
      comma: ", ",
      more: "{{count}} in all",
      submit: "Take the request back",
      done: "Taken back: the certificate stays valid.",
    },
    note: {
      text: "{{name}} asked to revoke it on {{at}}: {{reason}}. Somebody else has to confirm; until then it is valid, and cannot be replaced or printed again.",
      decide: "Confirm or decline",
      own: "See the request, or take it back",
    },
    home: {
      title: "Revocations that wait for a second person",
      own: "My requests to revoke, waiting for somebody else",
      who: "Whose certificate",
      reason: "Reason for revoking",
      by: "Asked by",
      byName: "Asked by {{name}}",
      since: "Asked on",
      act: "Action",
      decide: "Look and decide",
      look: "See the request",
      all: "All that wait",
    },
    why: {
      fourEyes: "Whoever asked cannot confirm or decline; somebody else has to.",
      over: "This request was decided or taken back already: see what happened on the certificate's page.",
      notYours: "Only who asked can take it back; you can decline it and say why.",
    },
  },
};

export const revocationText = defineText(zh, en);
