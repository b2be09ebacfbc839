/** Loads nothing; a test that wants the library puts it into the global itself. */
export const loadScript = jest.fn(() => Promise.resolve());
