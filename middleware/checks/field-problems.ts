import type { ObjectAccess } from '../domain/org-inspection.ts';
import { pickField, type FieldChoice } from '../domain/pick-field.ts';
import { AppError } from '../errors/app-error.ts';

/** What is wrong with fields that the settings name, as a call would say it. */
export function fieldProblems(choices: readonly FieldChoice[], access: ObjectAccess | null): string[] {
  return choices.flatMap((choice) => {
    try {
      pickField(choice, access?.fields ?? []);
      return [];
    } catch (error) {
      if (error instanceof AppError) return [error.message];
      throw error;
    }
  });
}
