/** Months of a guarantee whose period was not agreed, or not clearly: six after the debt is due (民法典第六百九十二条). */
const monthsByLaw = 6;

/** Months of a guarantee as its papers print them: those agreed, or those of the law. */
export const periodOfGuarantee = (agreed: number | null): number => agreed ?? monthsByLaw;
