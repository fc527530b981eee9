import { defineText } from "~/platform/i18n/text";

export const keptHeldText = defineText(
  {
    over: "登录已失效，记下的 {{count}} 条还没有送出，都存在这台机器里。重新登录以后自动送出。",
    other:
      "这台机器上现在登录的是别人。用户名 {{name}} 记下的 {{count}} 条还没有送出，都存在这台机器里，等本人登录以后自动送出。",
    signIn: "去登录",
    change: "退出，换本人登录",
    waits: "{{count}} 条存在这台机器里，登录以后送出",
  },
  {
    over_one:
      "You are signed out. {{count}} entry you made is not sent yet. It is kept on this machine and goes out by itself once you have signed in again.",
    over: "You are signed out. {{count}} entries you made are not sent yet. They are kept on this machine and go out by themselves once you have signed in again.",
    other_one:
      "Somebody else is signed in on this machine now. {{count}} entry of user {{name}} is not sent yet. It is kept on this machine and goes out by itself once that person signs in.",
    other:
      "Somebody else is signed in on this machine now. {{count}} entries of user {{name}} are not sent yet. They are kept on this machine and go out by themselves once that person signs in.",
    signIn: "Sign in",
    change: "Sign out, so that they can sign in",
    waits: "{{count}} kept on this machine until you sign in",
  },
);
