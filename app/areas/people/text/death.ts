import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";
import { personPageText } from "./person-page";

/** Words for entering a death and taking it back: no other page loads them. */
const zh = {
  title: "{{name}}：登记去世",
  help: "去世以后不再推荐培训、贷款，不再请签告知书、核实养老保险，现在的名单里不再有这个人；以前的班、贷款、证书和统计都不变。在户里登记离开、换户主时选了「去世」，或养老保险核实结果是「已去世」，这里会自动记上。",
  on: "去世日期",
  reason: "依据",
  reasonHelp: "如：死亡证明、村委会告知。撤回的写为什么。",
  submit: "登记去世",
  takeBack: "登记错了，撤回",
  done: "已登记 {{name}} 去世。",
  doneHead: "已登记 {{name}} 去世。去世的是户主，请接着选新户主。",
  doneHeadOther: "已登记 {{name}} 去世。去世的是户主，请村干部定新户主：已列在他们首页的待办里。",
  doneEnd: "已登记 {{name}} 去世。户里的成员登记还没有结束，请核对最后一天。",
  takenBack: "已撤回 {{name}} 的去世登记。",
  returned: "已撤回 {{name}} 的去世登记，{{household}}已恢复这个成员，仍是{{relation}}。",
  returnedHead: "已撤回 {{name}} 的去世登记，恢复为户主，家人与户主的关系恢复为原来的。",
  notReturned: "已撤回 {{name}} 的去世登记，但没有自动回到原来的户：{{why}}",
  willReturn: "撤回以后，{{name}}回到{{household}}，仍是{{relation}}。",
  willReturnHead: "撤回以后，{{name}}重新是{{household}}的户主，家人与户主的关系恢复为换户主以前的。",
  willNotReturn: "撤回以后不能自动回到原来的户：{{why}}",
  back: {
    elsewhere: "已经属于另一户。",
    otherHead: "那一户后来换了户主，与新户主的关系要重新写。请撤回后到那一户办「加成员」。",
    changed: "换户主以后，那一户的成员又有变动。请撤回后到那一户办「加成员」，需要时再换户主。",
    moved: "那一户后来整户迁到了别的村。请撤回后先把人迁过去，再办「加成员」。",
    gone: "那一户已经合并、删除，或不在您负责的村。",
  },
  check: {
    will: "{{day}}养老保险核实的「已去世」也一并撤回。",
    done: "{{day}}养老保险核实的「已去世」也已撤回。",
    due: "养老保险以{{day}}的核实为准，下次{{due}}。",
    noDue: "养老保险以{{day}}的核实为准，那次没有写下次核实。",
    never: "这个人就没有养老保险核实了，请重新核实。",
  },
  future: "还没有到的日子不能登记。",
  beforeBirth: "早于这个人的出生日期。",
  notDead: "没有登记去世，不用撤回。",
} as const;

const en: SameShape<typeof zh> = {
  title: "{{name}}: enter a death",
  help: "From then on no course or loan is offered, no consent or pension check asked for, and today's lists leave this person out; past classes, loans, certificates and figures stay. Leaving a household by death, a change of head after a death and a pension check that finds one write it here by themselves.",
  on: "Day of death",
  reason: "Proof",
  reasonHelp: "Such as: death certificate, word of the village committee. When taking it back: why.",
  submit: "Enter the death",
  takeBack: "Entered by mistake: take back",
  done: "The death of {{name}} is entered.",
  doneHead: "The death of {{name}} is entered. They were the head: choose who follows.",
  doneHeadOther:
    "The death of {{name}} is entered. They were the head: who follows is on the to-do list of the village's cadres.",
  doneEnd:
    "The death of {{name}} is entered. The membership of the household is still open: check its last day.",
  takenBack: "The death of {{name}} is taken back.",
  returned: "The death of {{name}} is taken back; {{household}} has this member again, as {{relation}}.",
  returnedHead:
    "The death of {{name}} is taken back; head of the household again, and the relations of the others are those of before.",
  notReturned: "The death of {{name}} is taken back, but not the place in the household: {{why}}",
  willReturn: "Taken back, this person is in {{household}} again, as {{relation}}.",
  willReturnHead:
    "Taken back, this person is again the head of {{household}}, and the relations of the others are those of before the change of head.",
  willNotReturn: "Taken back, this person does not return to the household by itself: {{why}}",
  back: {
    elsewhere: "another household has this person.",
    otherHead:
      "it has had another head since, so the relation has to be entered anew. Take the death back, then add the member there.",
    changed:
      "its members changed again after the change of head. Take the death back, then add the member there, and change the head if need be.",
    moved:
      "it moved to another village since. Take the death back, move this person there, then add the member.",
    gone: "it is merged, removed or outside your villages.",
  },
  check: {
    will: "The pension check of {{day}} that found the death goes back with it.",
    done: "The pension check of {{day}} that found the death is taken back too.",
    due: "The check of {{day}} holds again; the next is due by {{due}}.",
    noDue: "The check of {{day}} holds again; it named no next one.",
    never: "No pension check is on record then: please check anew.",
  },
  future: "A day to come cannot be entered.",
  beforeBirth: "Before this person was born.",
  notDead: "No death is entered: there is nothing to take back.",
};

/** With the words of people, which say of the dead what every page says. */
export const deathText = defineText(
  { ...peopleText.zh, ...personPageText.zh, died: { ...peopleText.zh.died, ...zh } },
  { ...peopleText.en, ...personPageText.en, died: { ...peopleText.en.died, ...en } },
);
