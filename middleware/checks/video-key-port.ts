export interface VideoKeyTester {
  /**
   * Makes a token at 8x8 without a room, so nothing is left behind.
   *
   * @param candidate the API key to try; the one in use if there is none
   * @throws AppError VIDEO_UNAUTHORIZED, VIDEO_REJECTED, VIDEO_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  testKey(candidate?: string): Promise<void>;
}
