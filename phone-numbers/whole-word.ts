/** Finds one of some words: what a letter may not touch, for a word inside of another one is another word. */
export const word = (words: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu');
