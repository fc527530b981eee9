import { useEffect, useState } from "react";

const nobody: ReadonlySet<string> = new Set();

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isChoice = (c: Control) => c instanceof HTMLInputElement && /^(checkbox|radio)$/.test(c.type);

const heldNow = (c: Control) => (isChoice(c) ? (c as HTMLInputElement).checked : c.value);

/** As the page came: what was sent. Somebody may have typed before script arrived. */
function heldAtFirst(c: Control) {
  if (isChoice(c)) return (c as HTMLInputElement).defaultChecked;
  // A form sends the breaks of its lines in another way than it holds them.
  if (!(c instanceof HTMLSelectElement)) return c.dataset.sent ?? c.defaultValue.replace(/\r\n?/g, "\n");
  return ([...c.options].find((o) => o.defaultSelected) ?? c.options[0])?.value;
}

/** Whether a field holds something else than what was sent. It is a control, or what stands around several of them. */
function isChanged(id: string): boolean {
  const found = document.getElementById(id);
  // Who is chosen by typing stands in a control of its own.
  const field = found?.closest(".combo")?.querySelector("input[type=hidden]") ?? found;
  const controls = field?.matches("input, select, textarea")
    ? [field]
    : (field?.querySelectorAll("input, select, textarea") ?? []);
  return [...controls].some((c) => heldNow(c as Control) !== heldAtFirst(c as Control));
}

/**
 * Which of the fields with a mistake hold something else by now than what was sent. What is wrong was said of the value
 * sent, so it is not said any longer; the value sent brings it back. An answer of the server is a new page.
 */
export function useAnswered(ids: readonly string[]): ReadonlySet<string> {
  const [answered, setAnswered] = useState(nobody);
  const fields = ids.join(" ");
  useEffect(() => {
    if (fields === "") return;
    const look = () => setAnswered(new Set(fields.split(" ").filter(isChanged)));
    look();
    document.addEventListener("input", look);
    document.addEventListener("change", look);
    return () => {
      document.removeEventListener("input", look);
      document.removeEventListener("change", look);
    };
  }, [fields]);
  return answered;
}

/** What is still wrong with a field. */
export function useStanding(
  id: string,
  errors: readonly string[] | undefined,
): readonly string[] | undefined {
  const answered = useAnswered(errors?.length ? [id] : []);
  return answered.has(id) ? undefined : errors;
}
