/** A button that sends its form, as far as it matters for the key that saves. */
export interface SubmitButton {
  /** The form's first answer, made for Enter and seen by nobody. */
  forEnter: boolean;
  primary: boolean;
}

/**
 * Which button the key that saves stands for: the one made for Enter, else the only one there is, else the one primary.
 * Where several decide something and none leads, none is pressed; neither is the one of a form in which nobody can
 * fill in anything: it takes back, dismisses or removes, and is to be meant.
 */
export function saveButton<B extends SubmitButton>(buttons: readonly B[], fills: boolean): B | undefined {
  if (!fills) return undefined;
  const leading = buttons.filter((b) => b.primary);
  return (
    buttons.find((b) => b.forEnter) ??
    (buttons.length === 1 ? buttons[0] : leading.length === 1 ? leading[0] : undefined)
  );
}
