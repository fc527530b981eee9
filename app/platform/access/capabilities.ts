/** Who may do what: one pure matrix, read by the server and by the buttons. */

export const roles = [
  "administrator",
  "leader",
  "trainer",
  "certificate-clerk",
  "loan-officer",
  "loan-reviewer",
  "cadre",
] as const;
export type Role = (typeof roles)[number];

const everybody = roles;

const matrix = {
  "home.view": everybody,
  "account.manage": everybody,
  "search.use": everybody,
  "village.view": everybody,
  "village.manage": ["administrator"],
  "person.view": everybody,
  "person.create": ["administrator", "trainer", "loan-officer", "cadre"],
  "person.edit": ["administrator", "trainer", "loan-officer", "cadre"],
  "person.move": ["administrator", "loan-officer", "cadre"],
  "person.merge": ["administrator", "trainer", "loan-officer"],
  "person.reveal": [
    "administrator",
    "trainer",
    "certificate-clerk",
    "loan-officer",
    "loan-reviewer",
    "cadre",
  ],
  "person.export": ["administrator", "leader", "trainer", "certificate-clerk", "loan-officer"],
  /** Who changed a record and who opened its numbers. */
  "person.log": ["administrator", "leader", "trainer", "loan-officer", "loan-reviewer", "cadre"],
  "household.view": everybody,
  "household.edit": ["administrator", "loan-officer", "cadre"],
  /** Income, debts, health and the policies enjoyed: everybody else reads that they are kept, not what they say. */
  "household.sensitive": ["administrator", "loan-officer", "loan-reviewer", "cadre"],
  "household.move": ["administrator", "loan-officer", "cadre"],
  "household.merge": ["administrator", "loan-officer"],
  "household.export": ["administrator", "leader", "loan-officer"],
  "household.log": ["administrator", "leader", "loan-officer", "loan-reviewer", "cadre"],
  /** 居民养老保险待遇核实: at the door, on a phone. */
  "pension.check": ["administrator", "loan-officer", "cadre"],
  /** Whether somebody agreed to the use of their data, and which papers of theirs are kept. */
  "consent.view": everybody,
  "consent.record": ["administrator", "trainer", "loan-officer", "cadre"],
  /** Open the scan itself: with a reason, and into the log. */
  "document.view": ["administrator", "trainer", "loan-officer", "loan-reviewer"],
  "document.add": ["administrator", "trainer", "loan-officer", "cadre"],
  "notice.manage": ["administrator"],
  /** Everything held about a person, for them (PIPL 45), health and benefits too: who makes it has to be able to read that. */
  "data-copy.make": ["administrator"],
  "deletion.request": ["administrator", "trainer", "loan-officer", "cadre"],
  /** Decided by somebody other than the one who took it in. */
  "deletion.decide": ["administrator", "leader"],
  "deletion.execute": ["administrator"],
  /** Keep the address of a list under a name, for oneself. */
  "view.keep": everybody,
  "view.share": ["administrator", "leader", "trainer", "certificate-clerk", "loan-officer"],
  /** Change many records at once. */
  "person.bulk-edit": ["administrator", "trainer", "loan-officer"],
  "class.view": everybody,
  "class.create": ["administrator", "trainer"],
  "class.edit": ["administrator", "trainer"],
  /** 批准 is for somebody other than the one who asks. */
  "class.approve": ["administrator", "leader"],
  "class.close": ["administrator", "trainer"],
  "class.export": ["administrator", "leader", "trainer", "certificate-clerk"],
  "enrolment.create": ["administrator", "trainer", "cadre"],
  "enrolment.edit": ["administrator", "trainer"],
  "attendance.mark": ["administrator", "trainer"],
  "grade.give": ["administrator", "trainer"],
  "trip.view": everybody,
  "trip.create": ["administrator", "trainer"],
  "trip.edit": ["administrator", "trainer"],
  "trip.approve": ["administrator", "leader"],
  "trip.sign": ["administrator", "trainer"],
  "trip.nominate": ["administrator", "trainer", "cadre"],
  "trip.cost": ["administrator", "trainer"],
  "trip.follow": ["administrator", "trainer", "cadre"],
  "trip.export": ["administrator", "leader", "trainer"],
  "donation.view": everybody,
  /** Enter a batch, its things and papers, take signatures. */
  "donation.edit": ["administrator", "cadre"],
  "donation.approve": ["administrator", "leader"],
  /** Move things, have them repaired, grade them, ask to write one off. */
  "equipment.care": ["administrator", "cadre"],
  /** 报废、损失 is decided by somebody other than the one who asks. */
  "equipment.write-off": ["administrator", "leader"],
  "stocktake.run": ["administrator", "cadre"],
  "donation.export": ["administrator", "leader", "cadre"],
  "course-rule.view": everybody,
  "course-rule.manage": ["administrator"],
  "policy.view": everybody,
  "policy.manage": ["administrator"],
  /** Four eyes: who proposed a version does not put it in force. */
  "policy.confirm": ["administrator", "leader"],
  "loan.view": everybody,
  /** Scans of an application's papers: credit reports, ID cards, marriage. Only who works on loans needs them. */
  "loan.document": ["administrator", "loan-officer", "loan-reviewer"],
  "loan.create": ["administrator", "loan-officer", "cadre"],
  "loan.edit": ["administrator", "loan-officer", "cadre"],
  /** 村（社区）推荐, 乡镇核实. */
  "loan.recommend": ["administrator", "loan-officer", "cadre"],
  /** 初审: not by who entered or recommended it. */
  "loan.review": ["administrator", "loan-officer", "loan-reviewer"],
  /** 复核, 审批: not by who reviewed it before, and not by who looks after accounts and rights (等保: separated roles). */
  "loan.approve": ["leader", "loan-reviewer"],
  "loan.vote": ["leader", "loan-reviewer"],
  /** What the guarantor and the bank answered. */
  "loan.guarantee": ["administrator", "loan-officer", "loan-reviewer"],
  "loan.disburse": ["administrator", "loan-officer"],
  "loan.repay": ["administrator", "loan-officer"],
  "loan.collect": ["administrator", "loan-officer", "cadre"],
  /** Undo, extension, compensation, write-off: decided by somebody other than who asks. */
  "loan.decide": ["leader", "loan-reviewer"],
  "loan.visit": ["administrator", "loan-officer", "cadre"],
  "loan.export": ["administrator", "leader", "loan-officer", "loan-reviewer"],
  /** The bank's slips: by who enters them, issues papers of them, or decides on them. */
  "loan.proof": ["administrator", "leader", "loan-officer", "loan-reviewer"],
  "loan.paper": ["administrator", "loan-officer", "loan-reviewer"],
  "subsidy.view": ["administrator", "leader", "loan-officer", "loan-reviewer"],
  "subsidy.batch": ["administrator", "loan-officer"],
  /** Checked before it is sent, by somebody other than who made it. */
  "subsidy.check": ["leader", "loan-reviewer"],
  "guarantee-fund.view": ["administrator", "leader", "loan-officer", "loan-reviewer"],
  "guarantee-fund.manage": ["administrator", "loan-officer"],
  /** The banks and funds there are: added, renamed, closed. */
  "loan-setup.manage": ["administrator"],
  /** The calculator saves nothing and shows nobody's record. */
  "loan.calculate": everybody,
  "certificate.view": everybody,
  "certificate.issue": ["administrator", "certificate-clerk"],
  "certificate.print": ["administrator", "certificate-clerk"],
  /** 作废 is asked by one and confirmed by another who may ask as well. */
  "certificate.revoke": ["administrator", "certificate-clerk"],
  "certificate.export": ["administrator", "leader", "certificate-clerk"],
  "report.view": everybody,
  /** 一村一页: figures and posts that the village's page shows anyway, no names of villagers. */
  "village.print": everybody,
  "report.export": ["administrator", "leader", "trainer", "loan-officer"],
  /** What a village sets out to reach in a year. */
  "target.set": ["administrator", "leader"],
  "briefing.edit": ["administrator", "leader", "trainer"],
  /** Freeze the figures of a month that is over, and issue the briefing: what is printed then stays. */
  "briefing.freeze": ["administrator", "leader"],
  /** Count the kept figures against their rows. */
  "summary.check": ["administrator"],
  "template.manage": ["administrator", "certificate-clerk"],
  "staff.manage": ["administrator"],
  "audit.view": ["administrator"],
  "setting.manage": ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof matrix;
export const capabilities = Object.keys(matrix) as Capability[];

/** Whether a role holds a capability at all (in which villages is another question). */
export const roleCan = (role: Role, capability: Capability): boolean =>
  (matrix[capability] as readonly Role[]).includes(role);
