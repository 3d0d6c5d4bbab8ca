import { objectionsOf, recordOf } from '@parley/negotiation';
import { given, told, type World } from './kit';
import { before, corrects, objection, where } from './objected';

const refusalOf = (world: World, replacement: object, entry?: string) =>
  world.when('correct-entry', corrects(replacement, entry).body, where);

describe('a correction', () => {
  it('stores the original, type and version, the reason, and whole whichever part is replaced', () => {
    const world = given(
      ...before,
      corrects({ data: { target: { issue: 'nights' }, ground: 'Too short a rest.' }, occurred: { edtf: '2025-03-04' } }),
    );
    expect(world.entries('negotiation-talks').at(-1)).toMatchObject({ type: 'EntryCorrected', sources: [], occurred: {} });
    expect(world.entries('negotiation-talks').at(-1)?.data).toEqual({
      entry: objection(world).eventId,
      type: 'ObjectionRaised',
      tv: 1,
      reason: 'Misread.',
      data: { objection: 'o-1', target: { issue: 'nights' }, ground: 'Too short a rest.' },
      occurred: { edtf: '2025-03-04', basis: 'stated' },
    });
    expect(objection(world)).toMatchObject({ data: { ground: 'Too short a rest.' }, actors: [{ party: 'north-union' }] });
    expect(objectionsOf(world.negotiation())).toMatchObject([{ ground: 'Too short a rest.', by: ['north-union'], date: '2025-03-04' }]);
  });

  it('leaves what was known before it as it was', () => {
    const world = given(...before, corrects({ actors: [{ party: 'south-union' }] }));
    const earlier = recordOf(world.entries('negotiation-talks').slice(0, -1));
    expect([objectionsOf(earlier), objectionsOf(world.negotiation())]).toMatchObject([
      [{ by: ['north-union'] }],
      [{ by: ['south-union'] }],
    ]);
    expect([earlier.isNamed('party', 'south-union'), world.negotiation().about('party', 'south-union').length]).toEqual([false, 1]);
  });

  it('names the original again, and the one recorded last holds for each part', () => {
    const world = given(
      ...before,
      corrects({ occurred: { edtf: '2025-03-04' } }),
      corrects({ occurred: { edtf: '2025-03-05' } }),
      corrects({ actors: [] }),
    );
    expect(objection(world)).toMatchObject({ occurred: { edtf: '2025-03-05' }, actors: [] });
    expect(refusalOf(world, { occurred: {} }, '@3')).toMatchObject({ code: 'not-this-entry' });
  });

  it('that changes nothing records nothing, and one of nothing is refused', () => {
    const world = given(...before, corrects({ occurred: { edtf: '2025-03-04' } }));
    expect(refusalOf(world, { occurred: { edtf: '2025-03-04' } })).toEqual({ kind: 'already' });
    expect(refusalOf(world, { data: { ground: 'Too many.', target: { issue: 'nights' } } })).toEqual({ kind: 'already' });
    expect(refusalOf(world, {})).toMatchObject({ code: 'correction-empty', refusal: { path: 'replacement' } });
  });

  it('is read by the shape of the entry, its references looked up like any', () => {
    const world = given(...before);
    expect(refusalOf(world, { data: { target: { issue: 'nights' } } })).toMatchObject({
      code: 'correction-misfit',
      refusal: { path: 'replacement.data.ground' },
    });
    expect(refusalOf(world, { data: { target: { issue: 'days' }, ground: 'x' } })).toMatchObject({
      code: 'issue-unknown',
      refusal: { path: 'replacement.data.target.issue' },
    });
    expect(refusalOf(world, { actors: [{ person: 'Nobody' }] })).toMatchObject({
      code: 'person-unknown',
      refusal: { path: 'replacement.actors.0.person' },
    });
    expect(refusalOf(world, { occurred: { edtf: 'yesterday' } })).toMatchObject({
      faults: [{ path: 'replacement.occurred.edtf', code: 'not-edtf' }],
    });
    const person = world.entries('register-people')[0]?.data['person'];
    expect(refusalOf(world, { actors: [{ person: 'Jo Bloggs' }] })).toMatchObject({ entries: [{ data: { actors: [{ person }] } }] });
  });

  it('keeps the ids that the entry made, and may make those that were overlooked', () => {
    const terms = [{ term: 'rise', parameter: 'basic pay' }];
    const claim = { proposal: 'claim', title: 'Claim', kind: 'claim', terms };
    const world = given(...before, told('table-proposal', claim));
    const { terms: _, ...withoutTerms } = claim;
    expect(refusalOf(world, { data: { ...claim, proposal: 'other' } }, 'proposal:claim')).toMatchObject({ code: 'correction-misfit' });
    expect(refusalOf(world, { data: withoutTerms }, 'proposal:claim')).toMatchObject({ code: 'correction-misfit' });
    world.having(corrects({ data: { ...claim, terms: [...terms, { term: 'leave', parameter: 'annual leave' }] } }, 'proposal:claim'));
    expect(world.negotiation().maker('term', 'leave')?.type).toBe('ProposalTabled');
    const taking = { ...claim, terms: [...terms, { term: 'leave', parameter: 'annual leave' }, { term: 'pension', parameter: 'x' }] };
    world.having(told('table-proposal', { proposal: 'other', title: 'Other', terms: [{ term: 'pension', parameter: 'pension' }] }));
    expect(refusalOf(world, { data: taking }, 'proposal:claim')).toMatchObject({ code: 'id-taken' });
    expect(refusalOf(world, { data: { issue: 'nights', title: 'Nights' } }, 'objection:o-1')).toMatchObject({ code: 'correction-misfit' });
    expect(refusalOf(world, { type: 'IssueRaised', data: { issue: 'nights', title: 'Nights' } })).toMatchObject({
      code: 'correction-misfit',
    });
  });

  it('may give the entry another type that can stand in its record, with the same fields or others', () => {
    const world = given(...before, told('table-proposal', { proposal: 'idea', title: 'An idea' }));
    world.having(corrects({ type: 'ProposalFloated' }, 'proposal:idea'));
    expect(world.negotiation().maker('proposal', 'idea')).toMatchObject({
      type: 'ProposalFloated',
      data: { proposal: 'idea', title: 'An idea' },
    });
    expect(world.negotiation().ofType('ProposalTabled')).toEqual([]);
    for (const type of ['PartyRegistered', 'MemberNamed', 'ReportIssued', 'EntryRetracted', 'NegotiationRecordOpened', 'NoSuchThing'])
      expect(refusalOf(world, { type, data: {} })).toMatchObject({ code: 'correction-misfit', refusal: { path: 'replacement.type' } });
  });

  it('corrects the registers alike', () => {
    const world = given(...before);
    const renames = { entry: 'person:Jo Bloggs', reason: 'Misspelt.', replacement: { data: { name: 'Jo Blogs' } } };
    expect(world.when('correct-entry', renames, { record: 'register-people' })).toMatchObject({ kind: 'recorded' });
    expect(world.when('record-office', { person: 'Jo Bloggs', office: 'x', title: 'X' })).toMatchObject({ code: 'person-unknown' });
    expect(world.when('record-office', { person: 'Jo Blogs', office: 'x', title: 'X' })).toMatchObject({ kind: 'recorded' });
  });
});
