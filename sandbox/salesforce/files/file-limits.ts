import { z } from 'zod';
import { SalesforceError } from '../salesforce-error.ts';

const bytes = z.int().min(0);

export const limitsSchema = z.strictObject({
  /** What all files together may take, bytes. */
  storageBytes: bytes.optional(),
  /** What one file may take, bytes. */
  fileBytes: bytes.optional(),
  /** Extensions that *File Upload and Download Security* does not let in, without a dot. */
  blockedExtensions: z.array(z.string()).optional(),
});
export type Limits = z.infer<typeof limitsSchema>;

interface AllLimits {
  readonly storageBytes: number;
  readonly fileBytes: number;
  readonly blockedExtensions: readonly string[];
}

const GIBIBYTE = 1024 ** 3;
/** A file over the API may have 2 GB; an org has 10 GB and more. Source: Salesforce Help, "Data and File Storage Allocations". */
const USUAL: AllLimits = { storageBytes: 10 * GIBIBYTE, fileBytes: 2 * GIBIBYTE, blockedExtensions: [] };

/** What keeps an org from taking a file: its storage, the size of one, and the administrator's list of extensions. */
export class FileLimits {
  #limits: AllLimits = USUAL;

  /** What is left out is as usual. */
  set({ storageBytes, fileBytes, blockedExtensions }: Limits): void {
    this.#limits = {
      storageBytes: storageBytes ?? USUAL.storageBytes,
      fileBytes: fileBytes ?? USUAL.fileBytes,
      blockedExtensions: blockedExtensions ?? USUAL.blockedExtensions,
    };
  }

  /**
   * @param size of the new file, bytes
   * @param used by all files there are, bytes
   * @throws SalesforceError FILE_EXTENSION_NOT_ALLOWED, FILE_SIZE_LIMIT_EXCEEDED, STORAGE_LIMIT_EXCEEDED
   */
  assertRoom(size: number, used: number, extension: string): void {
    const { storageBytes, fileBytes, blockedExtensions } = this.#limits;
    if (blockedExtensions.some((blocked) => blocked.toLowerCase() === extension.toLowerCase()))
      throw refusal(
        'FILE_EXTENSION_NOT_ALLOWED',
        `Your organization's security settings block files of type ${extension}`,
      );
    if (size > fileBytes)
      throw refusal('FILE_SIZE_LIMIT_EXCEEDED', `File size exceeds the limit of ${String(fileBytes)} bytes`);
    if (used + size > storageBytes) throw refusal('STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded');
  }
}

function refusal(errorCode: string, message: string): SalesforceError {
  return new SalesforceError(400, [{ errorCode, message, fields: [] }]);
}
