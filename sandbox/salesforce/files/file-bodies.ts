/** The bytes of file versions by their id. They are beside the rows, for rows hold what can be written as JSON. */
export class FileBodies {
  readonly #bodies = new Map<string, Uint8Array>();

  get(versionId: string): Uint8Array | undefined {
    return this.#bodies.get(versionId);
  }

  set(versionId: string, bytes: Uint8Array): void {
    this.#bodies.set(versionId, bytes);
  }

  clear(): void {
    this.#bodies.clear();
  }
}
