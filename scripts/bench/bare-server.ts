import http from "node:http";
import type { AddressInfo } from "node:net";
import Database from "better-sqlite3";

// The floor of MEASURES: 50 people from SQLite in a string template, no session, no rights, no framework.
// Started by the bench with the database as its argument; says its port on the first line.
const db = new Database(process.argv[2] ?? "", { readonly: true });
const page = db.prepare(
  "SELECT person.id, person.name, sex, birth_on, id_number_masked, phone, category, village.name AS village, town_name FROM person JOIN village ON village.id = village_id WHERE deleted_at IS NULL ORDER BY roster_key, person.id LIMIT 50",
);
const escaped = (value: unknown) => String(value ?? "").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const server = http.createServer((_, res) => {
  const rows = (page.all() as Record<string, unknown>[]).map(
    (r) =>
      `<tr><td><a href="/people/${r.id}">${escaped(r.name)}</a></td><td>${escaped(r.sex)}</td><td>${escaped(r.birth_on)}</td><td>${escaped(r.id_number_masked)}</td><td>${escaped(r.phone)}</td><td>${escaped(r.category)}</td><td>${escaped(r.town_name)} ${escaped(r.village)}</td></tr>`,
  );
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>人员</title></head><body><table><tbody>${rows.join("")}</tbody></table></body></html>`;
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.end(body);
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
