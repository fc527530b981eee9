import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";

/** What a file may look like, line by line, so that nobody tidies one for nothing. */
export function FileLooks({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Sheet title={title} pad>
      {lines.map((line) => (
        <p className="check" key={line}>
          <Icon name="check" />
          <span>{line}</span>
        </p>
      ))}
    </Sheet>
  );
}
