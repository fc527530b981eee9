/** Types of install.mjs for its test. */
export function installedFits(folder?: string): boolean;
/** Says that the build was made from the sources as they are. */
export function noteBuilt(): void;
