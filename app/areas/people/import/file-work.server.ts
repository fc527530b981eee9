import type { Db, Reader } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Asker } from "~/platform/access/standing-in.server";
import { checkHouseholds } from "../households/import/check-households.server";
import { undoHouseholds, whyHouseholdsNotUndone } from "../households/import/undo-households.server";
import { writeHouseholds } from "../households/import/write-households.server";
import { checkPeople } from "./check-people.server";
import { type FileKindName, isFileKind } from "./file-kind";
import type { FileBatch } from "./people-batch.server";
import { undoPeople, type WhyNotUndone, whyNotUndone } from "./undo-people.server";
import { writePeople } from "./write-people.server";

type Step = (db: Db, batchId: number, asker: Asker) => Promise<void>;

/** What is done with a file beside the server, by the kind of its rows. */
interface FileWork {
  check: Step;
  write: Step;
  undo: Step;
  whyNotUndone: (db: Reader, actor: SignedIn, batch: FileBatch) => WhyNotUndone | null;
}

const works: Readonly<Record<FileKindName, FileWork>> = {
  people: { check: checkPeople, write: writePeople, undo: undoPeople, whyNotUndone },
  households: {
    check: checkHouseholds,
    write: writeHouseholds,
    undo: undoHouseholds,
    whyNotUndone: whyHouseholdsNotUndone,
  },
};

export const workOf = (batch: Pick<FileBatch, "kind">): FileWork =>
  works[isFileKind(batch.kind) ? batch.kind : "people"];
