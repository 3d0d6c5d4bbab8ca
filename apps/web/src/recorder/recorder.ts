import { keepSetting, useSetting } from './kept-setting';

const KEY = 'parley.recorder';

/** Who records, as `Parley-Recorder` says it; empty until somebody was asked. Kept in this browser, shared by its pages. */
export const recorder = (): string => localStorage.getItem(KEY) ?? '';
export const recordAs = (name: string): void => keepSetting(KEY, name.trim());
export const useRecorder = (): string => useSetting(recorder);
