const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The three characters that tell the capitals of the first fifteen, so that ids survive tools that ignore case. */
const checksum = (id15: string): string =>
  [0, 5, 10]
    .map((start) => {
      const bits = Array.from(id15.slice(start, start + 5)).reduce(
        (sum, character, index) => (/[A-Z]/.test(character) ? sum | (1 << index) : sum),
        0,
      );
      return ALPHABET.charAt(bits);
    })
    .join('');

/** The 18-character form of a 15- or 18-character id, or undefined if it is neither or its last three are wrong. */
export const toRecordId = (id: string): string | undefined => {
  if (!/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(id)) return undefined;
  const id15 = id.slice(0, 15);
  const id18 = id15 + checksum(id15);
  return id.length === 15 || id === id18 ? id18 : undefined;
};

/** The nth id of an object; `pod` stands for the instance that the record was made on. */
export const recordIdOf = (keyPrefix: string, number: number, pod = 'Qy'): string => {
  let rest = number;
  let tail = '';
  for (let place = 0; place < 10; place += 1) {
    tail = DIGITS.charAt(rest % DIGITS.length) + tail;
    rest = Math.floor(rest / DIGITS.length);
  }
  const id15 = `${keyPrefix}${pod}${tail}`;
  return id15 + checksum(id15);
};
