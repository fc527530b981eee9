import { Outlet } from "@remix-run/react";

export default function SignedInShell() {
  return <Outlet />;
}
