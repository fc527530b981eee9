/** Types of install.mjs for its test. */
export function installedFits(folder?: string): boolean;
