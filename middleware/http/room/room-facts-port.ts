import type { RoomFacts, RoomQuestion } from '../../domain/room-facts.ts';
import type { FieldPlan } from '../../domain/settings.ts';

export interface RoomReader {
  /**
   * Reads all of it in one API call; null if one of the fields is gone from the org, or from our rights, since they were
   * planned. @throws AppError SALESFORCE_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  read(question: RoomQuestion, fields: FieldPlan): Promise<RoomFacts | null>;
}
