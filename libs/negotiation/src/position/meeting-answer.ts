/** What is said of a meeting, its attendance and its minutes. */
import type { Actor } from '../entry/entry';
import type { Dated, Stated } from './stated-answer';

export type MeetingState =
  | 'Scheduled'
  | 'Opened'
  | 'Adjourned'
  | 'Reconvened'
  | 'Closed'
  | 'Cancelled'
  /** Only attendance, papers or minutes are on record at this evidence. */
  | 'Unknown';
export type MinutesState = 'Drafted' | 'Disputed' | 'Amended' | 'Agreed' | 'NotAgreed' | 'Published';
type AttendeeState = 'present' | 'left' | 'walked-out' | 'apologies';
export interface AttendeeAnswer extends Actor, Stated<AttendeeState> {}
export interface MinutesAnswer extends Stated<MinutesState> {
  /** As they went out, each unchanged since. */
  readonly versions: readonly {
    readonly version: number;
    readonly document?: string;
    readonly paragraphs: readonly { readonly number?: string; readonly text: string; readonly entries?: readonly string[] }[];
    readonly entry: string;
  }[];
  readonly disputes: readonly string[];
}
/** `date`: when it was opened, as recorded. */
export interface MeetingAnswer extends Stated<MeetingState>, Dated {
  readonly id: string;
  readonly title?: string;
  readonly forum?: string;
  readonly place?: string;
  /** When it is or was to begin, as scheduled (EDTF). */
  readonly starts?: string;
  readonly agenda: readonly { readonly item: string; readonly issue?: string }[];
  /** Present where the meeting stands adjourned: until when, or sine die, or neither where that is not known. */
  readonly adjourned?: { readonly until?: string; readonly sineDie?: true; readonly entry: string };
  readonly attendance: readonly AttendeeAnswer[];
  readonly papers: readonly { readonly title: string; readonly source?: string; readonly proposal?: string; readonly entry: string }[];
  readonly sideMeetings: readonly string[];
  readonly sideNotes: readonly string[];
  /** Ids of the actions agreed there. */
  readonly actions: readonly string[];
  readonly minutes: MinutesAnswer | null;
}
