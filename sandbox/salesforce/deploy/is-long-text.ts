import type { FieldSchema } from '../schema/schema-types.ts';

/** Long texts cannot be filtered by, and are in no compact layout. */
export const isLongText = ({ type, length }: FieldSchema): boolean => type === 'textarea' && (length ?? 0) > 255;
