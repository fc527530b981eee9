/** Longitude and latitude in degrees. */
export type Degrees = [lng: number, lat: number];

const radius = 6_378_245;
const flat = 0.006_693_421_622_965_943;

/** How far GCJ-02 stands from WGS-84 at a place, in degrees. */
function offsetAt([lng, lat]: Degrees): Degrees {
  const x = lng - 105;
  const y = lat - 35;
  const waves = (...pairs: readonly (readonly [size: number, halfTurns: number])[]) =>
    pairs.reduce((sum, [size, halfTurns]) => sum + (size * 2 * Math.sin(halfTurns * Math.PI)) / 3, 0);
  const root = Math.sqrt(Math.abs(x));
  const both = waves([20, 6 * x], [20, 2 * x]);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    both +
    waves([20, x], [40, x / 3], [150, x / 12], [300, x / 30]);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    both +
    waves([20, y], [40, y / 3], [160, y / 12], [320, y / 30]);
  const turn = (lat * Math.PI) / 180;
  const bend = 1 - flat * Math.sin(turn) ** 2;
  return [
    (east * 180) / ((radius / Math.sqrt(bend)) * Math.cos(turn) * Math.PI),
    (north * 180) / (((radius * (1 - flat)) / (bend * Math.sqrt(bend))) * Math.PI),
  ];
}

/**
 * From GCJ-02, in which Chinese maps are published, to WGS-84, which telephones measure; right to about a metre. By the
 * formula in general use, of which no official text exists.
 */
export function earthFromChina(china: Degrees): Degrees {
  const first = offsetAt(china);
  const guess: Degrees = [china[0] - first[0], china[1] - first[1]];
  const [lng, lat] = offsetAt(guess);
  return [china[0] - lng, china[1] - lat];
}
