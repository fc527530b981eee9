import type { Column } from "./write-table.server";

/** The kinds of columns for rows of one kind: text keeps digits as they are, a day becomes a real date. */
export const columnsOf = <R>() => {
  const column =
    <V extends string | number>(kind: Column<R>["kind"], usual: number) =>
    (heading: string, value: (row: R) => V | null | undefined, width = usual): Column<R> => ({
      heading,
      kind,
      width,
      value: (row) => value(row) ?? null,
    });
  return {
    text: column<string>("text", 16),
    number: column<string | number>("number", 9),
    day: column<string>("day", 12),
  };
};
