import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { householdFormText } from "../../text/households";

/** Fields of a form of households, by name, with words for what is wrong with them. */
export const useHouseholdFields = (
  lastResult: SubmissionResult<string[]> | null | undefined,
  defaultValue: Record<string, string>,
) =>
  useFields<Record<string, string>, typeof householdFormText.zh>(householdFormText, {
    lastResult,
    defaultValue,
  });
