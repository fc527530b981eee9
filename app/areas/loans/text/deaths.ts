import { defineText, type SameShape } from "~/platform/i18n/text";

/** Words of a death that a loan or an application is touched by. */
const zh = {
  comma: "、",
  said: {
    applies: "还有在办的贷款申请 {{number}}，只能撤回或不予通过，请告诉信贷员。",
    shares: "还是在办的贷款申请 {{number}} 的合伙人，请告诉信贷员。",
    sharesLoans: "还是没有还清的贷款（借据 {{number}}）的合伙人，请告诉信贷员。",
    vouchesForApplications: "还是在办的贷款申请 {{number}} 的担保人，要换人，请告诉信贷员。",
    vouchesForLoans: "还是没有还清的贷款（借据 {{number}}）的担保人，请告诉信贷员。",
  },
  died: "已登记去世",
  borrower:
    "申请人已登记去世（{{day}}）：这件申请只能撤回或不予通过。登记错了的，先在个人页「更多」里撤回登记。",
  guarantor: "{{name}}（{{day}}去世）",
  guarantorOf: {
    edit: "担保人{{name}}已登记去世（{{day}}）：先在「担保人」里换人，才能往下走。",
    return: "担保人{{name}}已登记去世（{{day}}）：先退回补正，换了担保人才能往下走。",
    vote: "担保人{{name}}已登记去世（{{day}}）：贷审会不能同意，只能不同意；或者撤回，换了担保人重新申请。",
    withdraw: "担保人{{name}}已登记去世（{{day}}）：这件申请不能往下走，也不能再换担保人，要撤回重新申请。",
  },
  change: "换担保人",
  partnerOf: {
    edit: "合伙人{{name}}已登记去世（{{day}}）：不再算作合伙人，最高额度按其余的人算。先在「合伙人」里去掉，才能往下走。",
    return:
      "合伙人{{name}}已登记去世（{{day}}）：不再算作合伙人，最高额度按其余的人算。先退回补正，去掉以后再往下走。",
    vote: "合伙人{{name}}已登记去世（{{day}}）：贷审会不能同意，只能不同意；或者撤回，去掉这个合伙人重新申请。",
    withdraw:
      "合伙人{{name}}已登记去世（{{day}}）：签过字的文书里还有这个人，不能往下走，也不能放款，要撤回重新申请。",
  },
  changePartner: "改合伙人",
  home: {
    title: "有人去世，要处理",
    what: "要做什么",
    diedOn: "去世日",
    borrowerDied: "申请人去世",
    guarantorDied: "担保人去世",
    borrower: "在办申请 {{number}}：撤回或不予通过",
    owerDied: "借款人去世",
    partnerDied: "合伙人去世",
    partnerOf: "合伙人{{name}}去世，申请 {{number}}的额度要重算：去掉这个合伙人，不能改的撤回",
    behindApplication: "担保人{{name}}去世，申请 {{number}}要换担保人，不能换的撤回",
    behindLoan: "担保人{{name}}去世：告诉银行，和借款人商量换人或加担保（借据 {{number}}）",
    sharesLoan: "合伙人{{name}}去世：告诉银行，和其余合伙人商量怎么还（借据 {{number}}）",
    apart: "{{names}}没有书面同意展期，要在保证期间内请担保人或继承人承担",
    leaderDied: "法定代表人去世",
    leadsFirm: "法定代表人{{name}}去世：告诉银行，请企业换法定代表人（借据 {{number}}）",
    owesLoan: "借款人去世：告诉银行，和家人、合伙人、担保人商量怎么还（借据 {{number}}）",
  },
  asked: {
    extension:
      "担保人{{name}}已去世（{{day}}），不签：没有书面同意，这份保证的期间不随展期延长，还是到 {{until}}（民法典第六百九十五条）；到那天为止，可以请继承人在遗产实际价值以内承担（第一千一百六十一条）。",
    others: "其余担保人书面同意的，保证期间随展期延长。",
    nobody: "没有别的担保人：展期可以办，保证期间照旧；先告诉银行，和借款人商量换人或加担保。",
    rate: "担保人{{name}}已去世（{{day}}），不签：没有书面同意，这份保证对提高利率加重的部分不承担责任（民法典第六百九十五条），原来的部分可以请继承人在遗产实际价值以内承担（第一千一百六十一条）。",
  },
  apart: "{{names}}没有书面同意展期，保证期间到 {{until}} 不变",
  apartAll: "{{names}}没有书面同意展期，保证期间不变",
  apartNear:
    "{{names}}没有书面同意展期，保证期间只到 {{until}}：这天以前不请担保人或继承人承担，他们就不再承担（民法典第六百九十三条）。",
  apartOver: "{{names}}没有书面同意展期，保证期间已在 {{until}} 届满。",
  loan: "担保人{{name}}已登记去世（{{day}}）：告诉{{bank}}，和借款人商量换人或加别的担保，谈的结果登记到贷后走访或催收记录，首页的提醒就去掉。担保责任不因去世免除，可以请继承人在遗产实际价值以内承担（民法典第一千一百六十一条）。",
  loanBorrower:
    "借款人{{name}}已登记去世（{{day}}）：告诉{{bank}}，和继承人、合伙人、担保人商量怎么还，谈的结果登记到贷后走访或催收记录，首页的提醒就去掉。催收通知书写给继承人，由继承人在遗产实际价值以内清偿（民法典第一千一百六十一条）；担保责任不因去世免除。",
  loanFirm:
    "法定代表人{{name}}已登记去世（{{day}}）：告诉{{bank}}，请企业变更法定代表人，谈的结果登记到贷后走访或催收记录，首页的提醒就去掉。借款的是企业，照合同还。",
  loanPartner:
    "合伙人{{name}}已登记去世（{{day}}）：告诉{{bank}}，和其余合伙人商量怎么还，谈的结果登记到贷后走访或催收记录，首页的提醒就去掉。合伙的债务由合伙人连带承担（民法典第九百七十三条），其余的人照合同还；去世的人那一份，可以请继承人在遗产实际价值以内承担（第一千一百六十一条）。",
} as const;

const en: SameShape<typeof zh> = {
  comma: ", ",
  said: {
    applies:
      "Loan application {{number}} is under way: it can only be withdrawn or refused; tell the loan officer.",
    shares: "A partner in loan application {{number}}, which is under way: tell the loan officer.",
    sharesLoans: "A partner in a loan that is not paid off (note {{number}}): tell the loan officer.",
    vouchesForApplications:
      "Stands behind loan application {{number}}, which is under way: somebody else is needed; tell the loan officer.",
    vouchesForLoans: "Stands behind a loan that is not paid off (note {{number}}): tell the loan officer.",
  },
  died: "death on record",
  borrower:
    "The borrower's death is on record ({{day}}): the application can only be withdrawn or refused. A death entered by mistake is taken back first, under More on the person's page.",
  guarantor: "{{name}} (died on {{day}})",
  guarantorOf: {
    edit: "The death of the guarantor {{name}} is on record ({{day}}): name somebody else under Guarantors before it goes on.",
    return:
      "The death of the guarantor {{name}} is on record ({{day}}): return the application and name somebody else before it goes on.",
    vote: "The death of the guarantor {{name}} is on record ({{day}}): the committee cannot agree, only say no; or withdraw it and apply again with somebody else.",
    withdraw:
      "The death of the guarantor {{name}} is on record ({{day}}): the application cannot go on and takes no other guarantor any more; withdraw it and apply again.",
  },
  change: "Name another guarantor",
  partnerOf: {
    edit: "The death of the partner {{name}} is on record ({{day}}): no partner any more, the ceiling is that of the others. Take the name off under Partners before it goes on.",
    return:
      "The death of the partner {{name}} is on record ({{day}}): no partner any more, the ceiling is that of the others. Return the application and take the name off before it goes on.",
    vote: "The death of the partner {{name}} is on record ({{day}}): the committee cannot agree, only say no; or withdraw it and apply again without the name.",
    withdraw:
      "The death of the partner {{name}} is on record ({{day}}), and the signed papers still name them: it cannot go on and nothing is paid out; withdraw it and apply again.",
  },
  changePartner: "Change the partners",
  home: {
    title: "After a death",
    what: "To be done",
    diedOn: "Died on",
    borrowerDied: "Borrower died",
    guarantorDied: "Guarantor died",
    borrower: "Application {{number}} is under way: withdraw or refuse it",
    owerDied: "Borrower died",
    partnerDied: "Partner died",
    partnerOf:
      "The partner {{name}} died: the ceiling of application {{number}} changes; take the name off, or withdraw it",
    behindApplication: "The guarantor {{name}} died: name another for application {{number}}, or withdraw it",
    behindLoan:
      "The guarantor {{name}} died: tell the bank, agree with the borrower on another guarantee (note {{number}})",
    sharesLoan:
      "The partner {{name}} died: tell the bank, agree with the other partners on how it is repaid (note {{number}})",
    apart: "{{names}} did not agree to the extension: ask them or their heirs before it ends",
    leaderDied: "Representative died",
    leadsFirm:
      "The firm's representative {{name}} died: tell the bank, ask the firm to name another (note {{number}})",
    owesLoan:
      "The borrower died: tell the bank, agree with the family, partners and guarantors on how it is repaid (note {{number}})",
  },
  asked: {
    extension:
      "The guarantor {{name}} has died ({{day}}) and does not sign: without a written consent this guarantee is not extended and lasts until {{until}} (Civil Code 695); until then the heirs can be asked, up to the value of what they inherit (1161).",
    others: "For the other guarantors, who agree in writing, it lasts longer with the extension.",
    nobody:
      "There is no other guarantor: the loan can be extended, the guarantee stays as it was; tell the bank first and agree with the borrower on another guarantee.",
    rate: "The guarantor {{name}} has died ({{day}}) and does not sign: without a written consent this guarantee does not cover what the higher rate adds (Civil Code 695); for the rest the heirs can be asked, up to the value of what they inherit (1161).",
  },
  apart: "{{names}} did not agree to the extension in writing: guaranteed until {{until}} as before",
  apartAll: "{{names}} did not agree to the extension in writing: as before",
  apartNear:
    "{{names}} did not agree to the extension in writing and guarantee until {{until}} only: unless they or their heirs are asked to pay before that day, they answer no more (Civil Code 693).",
  apartOver: "{{names}} did not agree to the extension in writing; their guarantee ended on {{until}}.",
  loan: "The death of the guarantor {{name}} is on record ({{day}}): tell {{bank}}, agree with the borrower on another guarantor or a further guarantee; once a visit or a call is recorded, the reminder on the home page goes. The guarantee does not end with the death: the heirs answer up to the value of what they inherit (Civil Code 1161).",
  loanBorrower:
    "The death of the borrower {{name}} is on record ({{day}}): tell {{bank}}, agree with the heirs, the partners and the guarantors on how it is repaid; once a visit or a call is recorded, the reminder on the home page goes. Demands are addressed to the heirs, who answer up to the value of what they inherit (Civil Code 1161); the guarantee does not end with the death.",
  loanFirm:
    "The death of the firm's representative {{name}} is on record ({{day}}): tell {{bank}}, ask the firm to name another; once a visit or a call is recorded, the reminder on the home page goes. The firm borrowed and pays as agreed.",
  loanPartner:
    "The death of the partner {{name}} is on record ({{day}}): tell {{bank}}, agree with the other partners on how it is repaid; once a visit or a call is recorded, the reminder on the home page goes. Partners answer jointly for what the partnership owes (Civil Code 973), so the others pay as agreed; for the share of the dead the heirs answer up to the value of what they inherit (1161).",
};

export const loanDeathText = defineText(zh, en);
