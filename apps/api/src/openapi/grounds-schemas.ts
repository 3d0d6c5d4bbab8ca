import type { Schema } from '../dto/schema-of';
import { BASIS_SCHEMAS } from './basis-schemas';
import { CONFLICT_SCHEMAS } from './conflict-schemas';
import { MOVEMENT_SCHEMAS } from './movement-schemas';

/** What moved the parties, what they decided on, and what does not agree. */
export const GROUNDS_SCHEMAS: Readonly<Record<string, Schema>> = { ...MOVEMENT_SCHEMAS, ...BASIS_SCHEMAS, ...CONFLICT_SCHEMAS };
