import { defineText } from "~/platform/i18n/text";

/** Said where an address came with a whole number: no other page has it, and the list does not load it. */
export const privateAddressText = defineText(
  { notLooked: "整个证件号、手机号和账号不能写进网址，刚才的没有查。请在这里的搜索框再填一次。" },
  {
    notLooked:
      "A whole ID, phone or account number must not stand in an address and was not looked for. Type it into the search box here.",
  },
);
