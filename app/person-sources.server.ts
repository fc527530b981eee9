import { certificatesOfPersonSource } from "~/areas/certificates/index.server";
import type { PersonSource } from "~/areas/people";
import { trainingOfPersonSource } from "~/areas/training/index.server";

/** The areas that tell what they did for a person; the person's page asks them all. */
export const personSources: readonly PersonSource[] = [trainingOfPersonSource, certificatesOfPersonSource];
