import { basisContract } from './contract-basis';
import { changesContract } from './contract-changes';
import { conflictsContract } from './contract-conflicts';
import { feedingContract } from './contract-feeding';
import { largeBatchContract } from './contract-large-batch';
import { lastContract } from './contract-last';
import { questionsContract } from './contract-questions';
import { marksContract } from './contract-marks';
import { momentsContract } from './contract-moments';
import { movementContract } from './contract-movement';
import { pastContract } from './contract-past';
import { rebuildContract } from './contract-rebuild';
import { timelineContract } from './contract-timeline';
import { thingsContract } from './contract-things';
import { whyContract } from './contract-why';
import type { NewPlace } from './place';

/** What holds for views over any database. An adapter gives a place; there are no deviations: words, excerpts and dumps are the same to the byte. */
export function viewsContract(adapter: string, newPlace: NewPlace): void {
  describe(`views on ${adapter}`, () => {
    feedingContract(newPlace);
    largeBatchContract(newPlace);
    rebuildContract(newPlace);
    questionsContract(newPlace);
    lastContract(newPlace);
    thingsContract(newPlace);
    whyContract(newPlace);
    momentsContract(newPlace);
    marksContract(newPlace);
    changesContract(newPlace);
    timelineContract(newPlace);
    movementContract(newPlace);
    basisContract(newPlace);
    conflictsContract(newPlace);
    pastContract(newPlace);
  });
}
