/** CG-2025-001: what the trip is called on every paper. */
export const tripNumber = (trip: { year: number; number: number }): string =>
  `CG-${trip.year}-${String(trip.number).padStart(3, "0")}`;

/** Whole days of a trip, both ends counted. */
export const daysOf = (trip: { fromOn: string; toOn: string }): number =>
  Math.round((Date.parse(trip.toOn) - Date.parse(trip.fromOn)) / 86_400_000) + 1;

/** What a row of the log speaks of. */
export const subjectOf = (trip: { id: number; year: number; number: number; title: string }) => ({
  kind: "trip",
  id: trip.id,
  label: `${tripNumber(trip)} ${trip.title}`,
});
