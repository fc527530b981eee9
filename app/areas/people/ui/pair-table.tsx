/** A pair on a work list, in words. */
export interface PairItem {
  id: number;
  names: string;
  village: string;
  why: string;
  decided: string | null;
  points: string;
  found: string;
}

/** Suspected pairs of people or of households: what is alike, and the way to look or to look again. */
export function PairTable(props: {
  pairs: readonly PairItem[];
  /** The page of a pair is under it. */
  base: string;
  /** Of open pairs, not of those that were decided. */
  open: boolean;
  words: {
    pair: string;
    village: string;
    why: string;
    score: string;
    found: string;
    compare: string;
    reopen: string;
  };
}) {
  const { words } = props;
  return (
    <table className="tbl two">
      <thead>
        <tr>
          <th>{words.pair}</th>
          <th>{words.village}</th>
          <th>{words.why}</th>
          <th className="num">{words.score}</th>
          <th>{words.found}</th>
          <th>
            <span className="vh">{words.compare}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.pairs.map((p) => (
          <tr key={p.id}>
            <td className="who wide">
              <a href={`${props.base}/${p.id}`}>{p.names}</a>
            </td>
            <td className="nw">{p.village}</td>
            <td className="wide">
              {p.why}
              {p.decided && <div className="sub">{p.decided}</div>}
            </td>
            <td className="num nw">{p.points}</td>
            <td className="nw sub hide">{p.found}</td>
            <td className="num">
              {props.open ? (
                <a className="btn sm" href={`${props.base}/${p.id}`}>
                  {words.compare}
                </a>
              ) : (
                <form method="post">
                  <button type="submit" className="btn sm" name="reopen" value={p.id}>
                    {words.reopen}
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
