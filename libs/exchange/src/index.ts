/** In and out: case files and JSON Lines, read as steps and submitted one by one. */
export { importSteps, UnreadableFile } from './import-steps';
export { stepsOfCase } from './case-file/steps-of-case';
export { stepsOfJsonLines } from './json-lines/step-of-line';
export { runImport, type ImportResult, type Receipt, type Submission } from './run-import';
export type { Faulty, Imported, Step } from './imported';
