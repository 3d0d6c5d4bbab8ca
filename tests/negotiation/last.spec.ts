import { negotiationPosition, type LastAnswer } from '@parley/negotiation';
import { context, given, talks, told } from './kit';

const issue = (title: string, occurred: object = {}) => told('raise-issue', { title, occurred });
const lastTitle = (...acts: ReturnType<typeof told>[]): readonly [LastAnswer | null, string] => {
  const world = given(...talks, ...acts);
  const { last } = negotiationPosition(world.negotiation(), context(world));
  return [last, String(world.negotiation().entry(last?.entry ?? '')?.data['title'])];
};

describe('what happened last', () => {
  it('goes by dates, not by the order of recording; undated entries do not hide it', () => {
    const [last, title] = lastTitle(issue('Newer', { edtf: '2025-03-02' }), issue('Older', { edtf: '2025-03-01' }), issue('Undated'));
    expect(title).toBe('Newer');
    expect(last).toMatchObject({ type: 'IssueRaised', date: '2025-03-02' });
    expect(last).not.toHaveProperty('between');
  });

  it('follows what was said of one day', () => {
    const day = { edtf: '2025-03-01' };
    expect(lastTitle(issue('Second', day), issue('First', { ...day, before: ['@1'] }))[1]).toBe('Second');
  });

  it('names the others where several may have been the last', () => {
    const [last, title] = lastTitle(issue('One', { edtf: '2025-03-01' }), issue('Two', { edtf: '2025-03-01' }));
    expect(title).toBe('Two');
    expect(last?.between).toHaveLength(1);
  });

  it('is the opening of the record where nothing else happened', () => {
    expect(lastTitle()[0]).toMatchObject({ type: 'NegotiationRecordOpened' });
  });
});
