import { TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";

interface Props {
  intent: string;
  requestKey: string;
  title: string;
  help: string;
  why: string;
  submit: string;
  danger?: boolean;
}

/** Something that needs a reason: what it does in words, the reason, and a button that says what happens. */
export function ReasonForm({ intent, requestKey, title, help, why, submit, danger }: Props) {
  return (
    <Sheet title={title} pad>
      <form method="post">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="requestKey" value={`${intent}-${requestKey}`} />
        <TextField id={`${intent}-reason`} name="reason" label={why} help={help} required />
        <p className="mt3">
          <button type="submit" className={`btn ${danger ? "danger" : ""}`}>
            {submit}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
