import type { AreaText } from "~/platform/i18n/text";
import type { FieldPattern, Layout } from "~/platform/imports/headings";
import { householdFileFields, householdFilePatterns } from "../households/import/household-fields";
import { householdImportText } from "../text/household-import";
import { peopleImportText } from "../text/people-import";
import { peopleFields, peoplePatterns } from "./people-fields";
import type { SheetFacts } from "./sheet-facts";

/** How a file is to be read, whatever its rows are. */
export type FileLayout = Layout<string> & SheetFacts;

export type FileKindName = "people" | "households";

/** A file that is worked through beside the server: what its columns can be, its words, and where its pages stand. */
export interface FileKind {
  name: FileKindName;
  /** Address of its pages. */
  at: string;
  /** The list it fills. */
  list: string;
  fields: readonly string[];
  patterns: readonly FieldPattern<string>[];
  text: AreaText<typeof peopleImportText.zh>;
}

export const fileKinds: Readonly<Record<FileKindName, FileKind>> = {
  people: {
    name: "people",
    at: "/people/import",
    list: "/people",
    fields: peopleFields,
    patterns: peoplePatterns,
    text: peopleImportText,
  },
  households: {
    name: "households",
    at: "/households/import",
    list: "/households",
    fields: householdFileFields,
    patterns: householdFilePatterns,
    // The same keys and some more: what a page of any file says, it says in the words of households.
    text: householdImportText as unknown as AreaText<typeof peopleImportText.zh>,
  },
};

export const isFileKind = (kind: string): kind is FileKindName => Object.hasOwn(fileKinds, kind);
