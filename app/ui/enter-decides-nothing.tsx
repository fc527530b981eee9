/**
 * First in a form whose buttons each decide something else: a browser lets Enter in a field press the first button, and
 * a first button that is disabled makes Enter press none.
 */
export const EnterDecidesNothing = () => (
  <button type="submit" className="vh" disabled tabIndex={-1} aria-hidden="true" />
);
