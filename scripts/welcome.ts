import type { Env } from "~/platform/env.server";

interface DemoAccounts {
  password: string;
  accounts: readonly { username: string; role: string }[];
}

/** The one screen that `npm start` ends with. */
export function welcome(address: string, env: Env, demo: DemoAccounts | null, hasStaff: boolean): string {
  const lines = ["", `  启航 Qihang   ${address}`, ""];
  if (demo) {
    lines.push(`  Demo accounts, password ${demo.password}   演示账号，密码同上`);
    for (const { username, role } of demo.accounts) lines.push(`    ${username.padEnd(14)} ${role}`);
  } else {
    lines.push(
      hasStaff
        ? "  Production   正式运行"
        : "  Production. First administrator: npm run admin:create   首个管理员：npm run admin:create",
    );
  }
  lines.push("", `  Data in ${env.DATA_DIR}   Stop with Ctrl-C   数据目录同左，按 Ctrl-C 停止`, "");
  return lines.join("\n");
}
