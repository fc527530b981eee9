import Database from "better-sqlite3";

// drizzle writes the columns of a selection from one table without the table. Inside a subselect SQLite takes such a name
// for a column of the subselect, and each row gets the same answer: the outer column has to be written with its table.
const losesTable = /\(\s*select\b[^;]*?[\w")]\s*[=<>]\s*"\w+"(?!\s*\.)/i;

const { prepare } = Database.prototype;
if (prepare.name !== "prepareWhole")
  Database.prototype.prepare = function prepareWhole(this: Database.Database, source: string) {
    if (losesTable.test(source)) throw new Error(`a column in a subselect has no table: ${source}`);
    return prepare.call(this, source);
  } as typeof prepare;
