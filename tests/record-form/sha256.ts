import { createHash } from 'node:crypto';
import { Sha256 } from '@parley/record-form';

/** The SHA-256 that Node brings. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
