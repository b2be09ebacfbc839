import type { PictureKind } from './picture-kind.ts';

/**
 * What came in place of a picture: the picture; nothing, which may pass (it is uploaded after the call); or what is no
 * picture and never will be.
 */
export type PictureAnswer =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly type: PictureKind }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: string };

export interface CallPictures {
  /**
   * A picture of a call.
   *
   * @param path as it stands in the chat; of any other form than a picture's it is refused without a request
   * @throws AppError like `CallReports.logPage`
   */
  picture(path: string): Promise<PictureAnswer>;
}
