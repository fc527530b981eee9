import { describe, expect, it } from "vitest";
import { commonPasswords } from "./common-passwords";
import { whyNotPassword } from "./password-rules";

describe("passwords", () => {
  it.each([
    ["short", "Qx7!mn2#p", "password.short"],
    ["nine hanzi", "今天天气很好啊呀", "password.short"],
    ["common here", "woaini1314", "password.common"],
    ["common here, with a number", "qq123456789", "password.common"],
    ["common anywhere", "Password123", "password.common"],
    ["with decoration", "Qq-123456789!", "password.common"],
    ["a run of keys", "qwertyuiop", "password.common"],
    ["one letter", "aaaaaaaaaaaa", "password.common"],
    ["the demo's password, which stands on the sign-in page", "qihang-demo-2026", "password.common"],
    ["the product and digits", "Qihang20261125", "password.common"],
    ["the user name inside", "my-zhoumin-2026", "password.name"],
    ["the full name inside", "周敏的密码是什么呢好", "password.name"],
  ])("refuses: %s", (_, password, why) => {
    expect(whyNotPassword(password, "zhoumin", "周敏")).toBe(why);
  });

  it.each(["correct horse battery", "我家门前有两棵枣树呀", "qihang-to-hezhou-29"])(
    "takes %s",
    (password) => {
      expect(whyNotPassword(password, "zhoumin", "周敏")).toBeNull();
    },
  );

  it("knows a thousand common ones", () => {
    expect(commonPasswords.size).toBeGreaterThanOrEqual(1000);
  });
});
