import {
  joining,
  moving,
  numbered,
  puttingBack,
  takingOut,
  typing,
  uncited,
  type MinutesDraft,
  type Paragraph,
} from '../../apps/web/src/minutes/draft';
import { entryInMinutes, isMinuted } from '../../apps/web/src/minutes/entry-in-minutes';

const paragraph = (key: string, text: string, ...entries: readonly string[]): Paragraph => ({ key, number: '', text, entries });
const draft = (...paragraphs: readonly Paragraph[]): MinutesDraft => ({
  negotiation: 'talks',
  meeting: 'first',
  paragraphs,
  takenOut: [],
  reason: '',
  when: '',
  seen: [],
});
const three = draft(paragraph('a', 'One.', 'e1'), paragraph('b', 'Two.', 'e2'), paragraph('c', 'Three.', 'e2', 'e3'));
const textsOf = ({ paragraphs }: MinutesDraft): readonly string[] => paragraphs.map(({ text }) => text);

describe('a draft of minutes', () => {
  it('numbers its paragraphs by their places, but for those with a number of their own', () => {
    const own = draft({ ...paragraph('a', 'One.'), number: '4.2' }, paragraph('b', 'Two.'));
    expect(numbered(own).map(([number]) => number)).toEqual(['4.2', '2']);
  });
  it('is moved about in, as far as there is room', () => {
    expect(textsOf(moving('c', -1)(three))).toEqual(['One.', 'Three.', 'Two.']);
    expect(textsOf(moving('a', 1)(three))).toEqual(['Two.', 'One.', 'Three.']);
    expect(textsOf(moving('a', -1)(three))).toEqual(textsOf(three));
    expect(textsOf(moving('c', 1)(three))).toEqual(textsOf(three));
  });
  it('makes one paragraph of two, which rests on what both rested on', () => {
    expect(joining('c')(three).paragraphs).toEqual([three.paragraphs[0], paragraph('b', 'Two. Three.', 'e2', 'e3')]);
    expect(joining('a')(three)).toEqual(three);
  });
  it('loses nothing that is taken out', () => {
    const out = takingOut('a')(three);
    expect(textsOf(out)).toEqual(['Two.', 'Three.']);
    expect(uncited(out, [{ eventId: 'e1' }, { eventId: 'e2' }])).toEqual([{ eventId: 'e1' }]);
    expect(textsOf(puttingBack('a')(out))).toEqual(['Two.', 'Three.', 'One.']);
  });
  it('keeps what was typed beside what another window made of the same paragraph, also where that took it out', () => {
    const typed = { key: 'b', was: 'Two.', text: 'Two, as I have it.', spare: 's' };
    expect(textsOf(typing(typed)(three))).toEqual(['One.', 'Two, as I have it.', 'Three.']);
    const theirs = typing({ ...typed, text: 'Two, as they have it.' })(three);
    expect(textsOf(typing(typed)(theirs))).toEqual(['One.', 'Two, as they have it.', 'Two, as I have it.', 'Three.']);
    expect(textsOf(typing(typed)(takingOut('b')(three)))).toEqual(['One.', 'Three.', 'Two, as I have it.']);
  });
});

describe('an entry in the minutes', () => {
  const named = (id: string): string => (id === 'a-union' ? 'A Union' : id);
  it.each<[string, Record<string, unknown>, string]>([
    ['StatementRecorded', { kind: 'warning', substance: 'It will end badly', verbatim: true }, 'A Union warned: “It will end badly”'],
    ['StatementRecorded', { kind: 'assertion', substance: 'It went well' }, 'A Union said: It went well.'],
    ['ObjectionRaised', { objection: 'o', ground: 'Too many nights.' }, 'A Union objected: Too many nights.'],
    ['AttendanceChanged', { who: { party: 'a-union' }, change: 'walked-out', reason: 'No answer' }, 'A Union walked out: No answer.'],
    ['AttendanceRecorded', { present: [{ party: 'a-union' }, { asPrinted: 'a man' }] }, 'Present: A Union; a man.'],
    ['MeetingAdjourned', { until: '2025-03-07' }, 'The meeting adjourned until 7 March 2025.'],
    [
      'ActionAgreed',
      { what: 'Count hours.', who: [{ party: 'a-union' }], due: '2025-04' },
      'Action: Count hours. By whom: A Union. By when: April 2025.',
    ],
    ['ContextFactRecorded', { text: 'Pay fell' }, 'Context fact recorded: Pay fell — A Union.'],
  ])('%s is worded for whoever was not there', (type, data, words) => {
    expect(entryInMinutes({ type, data, actors: [{ party: 'a-union' }] }, named)).toBe(words);
  });
  it('is none of the minutes themselves', () => {
    expect(['MinutesDrafted', 'SideNotesFiled', 'ObjectionRaised'].filter((type) => isMinuted({ type }))).toEqual(['ObjectionRaised']);
  });
});
