import { everyAct } from '@parley/negotiation';
import { actFace, type ActFace } from './act';
import { addressOf, nameOf } from './record-faces';

/** Every act of the rules has its route: there is no second list that could forget one. */
const every = everyAct();
export const actFaces: readonly ActFace[] = every.map((act) => actFace(act, { name: nameOf(act, every), address: addressOf(act, every) }));
