import { Icon } from "~/ui/icon";

/** Takes an import back after asking; shown locked where it can no longer be. The words are the area's own. */
export function UndoButton({ label, ask, locked }: { label: string; ask: string; locked: boolean }) {
  if (locked)
    return (
      <button type="button" className="btn danger" disabled>
        <Icon name="lock" />
        {label}
      </button>
    );
  return (
    <details className="menu pick">
      <summary className="btn danger">
        <Icon name="undo-2" />
        {label}
      </summary>
      <form method="post" className="pop">
        <p>{ask}</p>
        <button type="submit" className="btn danger" name="do" value="undo">
          {label}
        </button>
      </form>
    </details>
  );
}
