import { freeReference } from '../../domain/free-reference.ts';
import type { VideoService } from '../../domain/video-rooms.ts';
import type { CallStore } from '../../storage/call-store.ts';

/** The same service, whose rooms have references of their own where that is wished for. */
export function withOwnReferences<V extends Pick<VideoService, 'createRoom'>>(
  video: V,
  calls: Pick<CallStore, 'usedReferences'>,
): V {
  return {
    ...video,
    createRoom: async (order) => {
      if (order.wantsOwnReference !== true) return video.createRoom(order);
      const callReference = await freeReference(order.callReference, (references) => calls.usedReferences(references));
      return video.createRoom({ ...order, callReference });
    },
  };
}
