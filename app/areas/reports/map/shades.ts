/** Shades of a figure on the map: nothing, then thirds of the greatest value. Pure. */
export type Shade = 0 | 1 | 2 | 3;

export interface ShadeStep {
  shade: Shade;
  from: number;
  to: number;
}

/** What each shade stands for, as whole numbers; thirds that hold no value are left out. */
export function shadeSteps(most: number): ShadeStep[] {
  const bounds = [0, Math.ceil(most / 3), Math.ceil((2 * most) / 3), most];
  const steps: ShadeStep[] = [{ shade: 0, from: 0, to: 0 }];
  for (const shade of [1, 2, 3] as const) {
    const from = (bounds[shade - 1] as number) + 1;
    const to = bounds[shade] as number;
    if (from <= to) steps.push({ shade, from, to });
  }
  return steps;
}

export const shadeOf = (value: number, steps: readonly ShadeStep[]): Shade =>
  steps.find((s) => value >= s.from && value <= s.to)?.shade ?? (value > 0 ? 3 : 0);

/** Radius by area, so that twice the figure is twice the ink. */
export const radiusOf = (value: number, most: number, least = 6, greatest = 22): number =>
  value <= 0 || most <= 0 ? least - 1 : Math.max(least, Math.sqrt(value / most) * greatest);
