/** Titles of the checks by their ids; a newer middleware may know more. */
export const checkTitles: Partial<Record<string, string>> = {};
