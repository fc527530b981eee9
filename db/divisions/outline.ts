/** One closed line around a county; points in ten-thousandths of a degree (WGS-84), about 10 m. */
export type Ring = readonly (readonly [lng: number, lat: number])[];

export interface CountyOutline {
  /** Six digits. */
  code: string;
  name: string;
  rings: readonly Ring[];
}
