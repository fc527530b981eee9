import { defineText, type SameShape } from "~/platform/i18n/text";
import { peopleText } from ".";
import { personPageText } from "./person-page";

/** Words for a person's move to another village: no other page loads them. */
const zh = {
  move: {
    title: "{{name}} 迁到别的村",
    help: "迁走以后，以前的培训、证书和统计仍算在{{village}}，不会变；没还清的贷款、在营的网店、本人手里的捐赠设备跟到新村。",
    now: "现在的户籍村",
    to: "迁到",
    from: "从哪一天起",
    group: "新的村民小组",
    address: "新的住址",
    addressHelp: "现在登记的是「{{address}}」，不带到新村；空着就是还不知道。",
    reason: "原因",
    reasonHelp: "如：婚嫁、户口迁移、登记时选错了村。",
    submit: "迁到新村",
    done: "{{name}} 已迁到{{village}}。",
    sameVillage: "现在就在这个村。",
    future: "还没有到的日子不能登记。",
    dead: "晚于登记的去世日期，不能再迁。",
    beforeLast: "早于上一次登记的日期，请核对。",
    householdLabel: "家庭：{{name}}",
    household: "请选他还在不在这一户。",
    leaveIt: "离开这一户",
    stayIn: "还是这一户的人，只是住到别的村",
    head: "他是户主，要离开先换户主。",
    toHead: "换户主",
    whole: "整户迁移",
    beforeJoined: "这一天他还没有进这一户（或刚换过户主），请核对日期。",
    noOther: "您负责的范围里没有别的村。跨范围的迁移请管理员办理。",
  },
} as const;

const en: SameShape<typeof zh> = {
  move: {
    title: "Move {{name}} to another village",
    help: "Training, certificates and figures of the past stay with {{village}} and do not change; running loans, open shops and donated things this person holds go along.",
    now: "Village now",
    to: "Move to",
    from: "From which day",
    group: "New group",
    address: "New address",
    addressHelp: "“{{address}}” on record does not go along; blank means not known yet.",
    reason: "Reason",
    reasonHelp: "Such as marriage, moved household register, wrong village at registration.",
    submit: "Move to the new village",
    done: "{{name}} now belongs to {{village}}.",
    sameVillage: "The person is in this village already.",
    future: "A day in the future cannot be registered.",
    dead: "After the day of death on record: no move any more.",
    beforeLast: "Earlier than the date registered last; please check.",
    householdLabel: "Household: {{name}}",
    household: "Choose whether this person still belongs to the household.",
    leaveIt: "Leaves the household",
    stayIn: "Still belongs to it, but lives in another village",
    head: "A head hands over before leaving.",
    toHead: "Change head",
    whole: "Move the whole household",
    beforeJoined: "Not in the household yet on this day (or the head just changed). Check the day.",
    noOther: "There is no other village in your scope. The administrator moves people between scopes.",
  },
};

/** With the words of people, for what their forms share. */
export const moveText = defineText(
  { ...peopleText.zh, ...personPageText.zh, ...zh },
  { ...peopleText.en, ...personPageText.en, ...en },
);
