/** A figure that opens its rows; a phone reads it with its label. */
export const Linked = ({ label, value, href }: { label: string; value: string; href: string | null }) => (
  <td className="num">
    <span className="onlyphone sub">{label} </span>
    {href ? (
      <a className="u" href={href}>
        {value}
      </a>
    ) : (
      value
    )}
  </td>
);
