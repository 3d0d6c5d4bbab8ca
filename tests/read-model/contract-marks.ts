import type { EntryAnswer, Views } from '@parley/read-model';
import { given, talks, told } from '../negotiation/kit';
import { bookOf, feed, batch, recordedAt, START } from './kit';
import type { NewPlace, Place } from './place';

const inTalks = { id: 'talks', record: 'negotiation' as const };
const objecting = (objection: string) =>
  told('raise-objection', { objection, target: { subject: 'nights' }, ground: 'Too short a rest.' }, inTalks);
const correcting = (entry: string, data: object) => told('correct-entry', { entry, reason: 'Misread.', replacement: { data } }, inTalks);
const world = given(
  ...talks,
  objecting('first'),
  objecting('second'),
  told('acknowledge-entry', { entry: '@1', side: 'staff-side' }, inTalks),
  told('dispute-entry', { entry: '@1', side: 'management-side', ground: 'They say otherwise.' }, inTalks),
);
const idOf = (revision: number): string => world.entries('negotiation-talks')[revision]?.eventId as string;
world.having(
  correcting('@3', { entry: idOf(2), side: 'staff-side' }),
  correcting('@4', { entry: idOf(2), side: 'management-side', ground: 'They say otherwise.' }),
);
const book = bookOf(world);

/** Whoever acknowledges or disputes an entry, and was taken to speak of another. */
export function marksContract(newPlace: NewPlace): void {
  describe('a mark that was corrected', () => {
    let place: Place;
    let views: Views;
    beforeAll(async () => {
      place = await newPlace();
      views = await place.open({ now: () => START + 3_600_000 });
      await feed(views, [batch(book)]);
    });
    afterAll(() => place.destroy());

    const marked = ({ acknowledgedBy, disputedBy }: EntryAnswer) => [acknowledgedBy.length, disputedBy.length];
    const marks = async (knownAt?: number) => {
      const answer = await views.history({ stream: 'negotiation-talks', ...(knownAt !== undefined && { knownAt }) });
      return answer?.items.slice(1, 3).map(marked);
    };
    const [acknowledgementCorrected, disputeCorrected] = [book.length - 2, book.length - 1].map(recordedAt) as [number, number];

    it('marks the entry that it names now, and the other no more', async () => {
      expect(await marks()).toEqual([
        [0, 0],
        [1, 1],
      ]);
      const [first, second] = await Promise.all([1, 2].map((revision) => views.entry({ eventId: idOf(revision) })));
      expect(first?.since).toEqual([]);
      expect(second?.since.map(({ eventId }) => eventId)).toEqual([idOf(3), idOf(4)]);
      expect((await views.history({ stream: 'negotiation-talks', acknowledged: true }))?.items.map(({ revision }) => revision)).toEqual([
        2,
      ]);
    });

    it('does so from the recording of its correction on, and never before', async () => {
      const before = [
        [1, 1],
        [0, 0],
      ];
      expect(await marks(acknowledgementCorrected - 1)).toEqual(before);
      expect(await marks(acknowledgementCorrected)).toEqual([
        [0, 1],
        [1, 0],
      ]);
      expect(await marks(disputeCorrected)).toEqual(await marks());
      const first = await views.entry({ eventId: idOf(1), knownAt: acknowledgementCorrected - 1 });
      expect(first?.since.map(({ eventId }) => eventId)).toEqual([idOf(3), idOf(4)]);
    });
  });
}
