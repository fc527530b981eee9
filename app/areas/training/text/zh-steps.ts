/** Words for the steps of a class: what follows from one, and whether its hours are those of the rule. */
export const zhSteps = {
  step: {
    applied: "提交开班申请",
    approved: "批准开班",
    returned: "退回修改",
    enrolling: "开始招生",
    running: "开班授课",
    assessing: "授课结束，进入考核",
    closed: "确认结业，{{count}} 人合格",
    cancelled: "取消这个班",
    back: "退回授课",
  },
  confirm: {
    opener: "{{step}}…",
    start: "开班授课，{{count}} 人在册",
    startFinal: "开班以后不能退回招生，也不能改期。",
    offers: "留着的 {{count}} 个名额照旧留到各自的期限：{{names}}。",
    waiting: "候补的 {{count}} 人继续候补，以后进班的从进班的半天算起：{{names}}。",
    close: "结业：{{qualified}} 人合格，{{failed}} 人不合格",
    closeFinal: "结业以后，名册、考勤和成绩都不能再改，也不能退回。请先核对。",
    closeDead: "已去世：{{names}}。请先核对他们的考勤和成绩。",
    closeFailed: "不合格：{{names}}。",
    more: "{{names}}等",
  },
  hours: {
    short: "排了 {{planned}} 学时，规定 {{needed}} 学时，少 {{by}} 学时。",
    over: "排了 {{planned}} 学时，规定 {{needed}} 学时，多 {{by}} 学时。请核对半天数。",
    addDays: "可以改期，加上缺的半天。",
    paper: "这样结业，证书照实印学时，不写「完成规定学时」。",
    rule: "规定 {{needed}} 学时，这个班排 {{planned}} 学时",
    plan: "{{planned}} 学时（规定 {{needed}}）",
  },
} as const;
