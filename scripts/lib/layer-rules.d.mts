/** Sentences about the includes and words of one C++ file that the layers forbid; none if all is well. */
export function checkCpp(path: string, text: string): string[];

/** Sentences about the imports of one TypeScript file that the layers forbid; none if all is well. */
export function checkWeb(path: string, text: string): string[];
