/** Categories of a person's record that are a group of the policies. */
export const groupOfCategory: Readonly<Record<string, string>> = {
  "rural-entrepreneur": "farmer",
  "returned-migrant": "returnee",
  "out-of-poverty": "out-of-poverty",
  "registered-unemployed": "unemployed",
  "hard-to-employ": "hardship",
  disabled: "hardship",
  graduate: "graduate",
  student: "student",
  veteran: "veteran",
  "online-merchant": "online-shop",
};
