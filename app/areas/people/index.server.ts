export { fillDemoPeople } from "./demo.server";
export { findPerson, findPersonByIdNumber, likelySame, personSummaries } from "./people-queries.server";
export { searchPeople } from "./search-people.server";
export {
  createPersonIn,
  findByNumber,
  openIdNumber,
  type Person,
  removePersonIn,
} from "./write-person.server";
