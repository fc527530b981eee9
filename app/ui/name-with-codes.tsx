/** A name as it can be shown: in place of a character that no font covers its code, never an empty square. */
export function NameWithCodes({ name, missing }: { name: string; missing: readonly string[] }) {
  if (missing.length === 0) return <>{name}</>;
  return (
    <>
      {[...name].map((char, at) =>
        missing.includes(char) ? (
          <span className="cp" key={at}>
            {char.codePointAt(0)?.toString(16).toUpperCase()}
          </span>
        ) : (
          char
        ),
      )}
    </>
  );
}
