import { yuanFigure } from "~/platform/money";

const width = 720;
const height = 180;
const foot = 22;
const head = 16;

/** Sales of twelve months as bars with their figures; the table beneath says the same to a screen reader. */
export function MonthChart(props: { months: readonly { month: string; sales: number }[]; label: string }) {
  const most = Math.max(1, ...props.months.map((m) => m.sales));
  const step = width / props.months.length;
  const bar = (sales: number) => Math.round(((height - foot - head) * sales) / most);
  return (
    <figure>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.label}>
        <line className="ax" x1={0} x2={width} y1={height - foot} y2={height - foot} />
        {props.months.map((m, i) => {
          const h = bar(m.sales);
          return (
            <g key={m.month}>
              <rect
                className="monthbar"
                x={i * step + 8}
                y={height - foot - h}
                width={step - 16}
                height={h}
              />
              {m.sales > 0 && (
                <text className="lbl" x={(i + 0.5) * step} y={height - foot - h - 4} textAnchor="middle">
                  {Math.round(m.sales / 100).toLocaleString("en-US")}
                </text>
              )}
              <text x={(i + 0.5) * step} y={height - 6} textAnchor="middle">
                {m.month.slice(2)}
              </text>
            </g>
          );
        })}
      </svg>
      {/* A table keeps the width of its caption, however little it is given: the box around it does not. */}
      <div className="vh">
        <table>
          <caption>{props.label}</caption>
          <tbody>
            {props.months.map((m) => (
              <tr key={m.month}>
                <th scope="row">{m.month}</th>
                <td>{yuanFigure(m.sales)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
