// `npm run help`: one line for each script.
const lines = {
  "npm start": "install, build, migrate, fill an empty demo, serve on http://127.0.0.1:3000",
  "npm test": "everything: types, lint, import rules, unit, command, route and browser tests",
  "npm run check": "the quick part: types, lint, import rules, unit tests",
  "npm run dev": "Vite's development server (npm run prepare:data first)",
  "npm run prepare:data": "make DATA_DIR ready (schema, demo data) without serving",
  "npm run build": "build the pages, the server and the print worker",
  "npm run format": "put all files into the house's format",
  "npm run admin:create": "make the first administrator of a production installation",
  "npm run audit:verify": "check the hash chain of the audit log",
  "npm run certificate:check":
    "check a paper's facts against its signature, e.g. npm run certificate:check -- qihang-ed25519.pub.pem",
  "npm run duplicates:check": "how many of 300 planted duplicates among 20,000 people the rules find",
  "npm run backup":
    "copy data and keys into a folder while the product runs, e.g. npm run backup -- /mnt/backup",
  "npm run restore": "put a backup into an empty DATA_DIR, e.g. npm run restore -- /mnt/backup/qihang-…",
  "npm run loan:work":
    "work a loan out to the fen, e.g. npm run -s loan:work -- case.json (docs/loan-work.md)",
  "npm run summary:check": "compare the figures kept by village and month with the rows they stand for",
  "npm run help": "this list",
  "npm run divisions": "take a city's villages out of the data set, e.g. npm run divisions -- 3717",
  "npm run outlines": "take the outlines of a city's counties for the map, e.g. npm run outlines -- 3717",
  "npm run db:generate": "write a migration for a changed schema",
  "npm run bench": "measure speed: ratios against baselines of the same minute",
};
const width = Math.max(...Object.keys(lines).map((k) => k.length));
for (const [command, help] of Object.entries(lines)) console.log(`  ${command.padEnd(width)}  ${help}`);
