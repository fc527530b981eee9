export { fillDemoTrips } from "./demo.server";
export { tripHoldings } from "./holdings.server";
export { shopsOfPersonSource } from "./person-shops.server";
export { tripsOfPersonSource } from "./person-steps.server";
export { shopsOfPerson, tripPlacesOfPerson } from "./rows-of-person.server";
export { tripsSource } from "./search-trips.server";
export { tripsHome } from "./trip-home.server";
export { tripsVillageFigures } from "./village-figures.server";
export { shopsVillageFigures } from "./village-shops.server";
