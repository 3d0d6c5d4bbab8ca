import { partyName, partyStandingFor } from '@parley/negotiation';
import { given, parties, told } from './kit';

const people = [told('register-person', { name: 'Jo Bloggs' })];
const office = { person: 'Jo Bloggs', office: 'secretary', title: 'Branch secretary', from: '2024-09-01' };

describe('the register of parties', () => {
  it('adds a party once: the same again adds nothing, another under its id is refused', () => {
    const world = given(...parties);
    expect(world.when('register-party', { party: 'hill-trust', kind: 'employer', name: 'The hill-trust' })).toEqual({ kind: 'already' });
    expect(world.when('register-party', { party: 'hill-trust', kind: 'union', name: 'The hill-trust' })).toMatchObject({
      code: 'id-taken',
    });
  });

  it('makes the id from the name where none is given', () => {
    const world = given(told('register-party', { name: 'Royal Cornwall Hospitals', kind: 'employer' }));
    expect(world.record('register-parties').isNamed('party', 'royal-cornwall-hospitals')).toBe(true);
  });

  it('knows a party by its last name, and by both where the dates do not say which is the last', () => {
    const world = given(...parties, told('rename-party', { party: 'hill-trust', name: 'Hill FT', occurred: { edtf: '2024' } }));
    const register = world.record('register-parties');
    expect(partyName(register, 'hill-trust')).toBe('Hill FT');
    expect(world.when('rename-party', { party: 'hill-trust', name: 'Hill FT' })).toEqual({ kind: 'already' });
    world.having(told('rename-party', { party: 'hill-trust', name: 'Hills FT', occurred: { edtf: '2024-06' } }));
    expect(partyName(register, 'hill-trust')).toBe('Hill FT / Hills FT');
  });

  it('lets one party stand for two, and no longer takes the other name', () => {
    const world = given(...parties, told('merge-parties', { merged: 'hill-trust', into: 'lake-trust' }));
    const register = world.record('register-parties');
    expect([partyStandingFor(register, 'hill-trust'), partyStandingFor(register, 'north-union')]).toEqual(['lake-trust', 'north-union']);
    expect(world.when('merge-parties', { merged: 'hill-trust', into: 'lake-trust' })).toEqual({ kind: 'already' });
    expect(world.when('merge-parties', { merged: 'hill-trust', into: 'ministry' })).toMatchObject({ code: 'party-merged' });
    expect(world.when('merge-parties', { merged: 'lake-trust', into: 'hill-trust' })).toMatchObject({ code: 'party-merged' });
    expect(world.when('merge-parties', { merged: 'lake-trust', into: 'lake-trust' })).toMatchObject({ code: 'own-duplicate' });
    expect(world.when('merge-parties', { merged: 'nobody', into: 'lake-trust' })).toMatchObject({ code: 'party-unknown' });
  });
});

describe('the register of people', () => {
  it('gives a person an opaque id, and adds nobody for the same name and note again', () => {
    const world = given(...people);
    expect(world.entries('register-people')[0]?.data['person']).toMatch(/^person-[a-z]{10}$/);
    expect(world.when('register-person', { name: 'Jo Bloggs' })).toEqual({ kind: 'already' });
    expect(world.when('register-person', { name: 'Jo Bloggs', distinguishing: 'MP' })).toMatchObject({ kind: 'recorded' });
  });

  it('finds a person by name for an office, and asks which where several are called so', () => {
    const world = given(...parties, ...people, told('record-office', office));
    expect(world.entries('register-people')[1]?.data['person']).toBe(world.entries('register-people')[0]?.data['person']);
    expect(world.when('record-office', office)).toEqual({ kind: 'already' });
    world.having(told('register-person', { name: 'Jo Bloggs', distinguishing: 'MP' }));
    expect(world.when('record-office', { ...office, to: '2025' })).toMatchObject({ code: 'person-ambiguous' });
    expect(world.when('record-office', { ...office, person: 'Nobody' })).toMatchObject({ code: 'person-unknown' });
  });

  it('records an office that ends before it starts, and shows it', () => {
    const world = given(...people);
    expect(world.when('record-office', { ...office, to: '2023' })).toMatchObject({ irregular: ['office-ends-before-it-starts'] });
    expect(world.when('record-office', { ...office, to: '2024' })).toMatchObject({ irregular: [] });
  });
});

describe('the register of sources', () => {
  const letter = { source: 'letter', kind: 'letter', title: 'A letter' };

  it('registers a source once, with a SHA-256 that is one', () => {
    const world = given(told('register-source', letter));
    expect(world.when('register-source', letter)).toEqual({ kind: 'already' });
    expect(world.when('register-source', { ...letter, title: 'Another' })).toMatchObject({ code: 'id-taken' });
    expect(world.when('register-source', { ...letter, source: 'copy', sha256: 'ABC' })).toMatchObject({
      faults: [{ path: 'sha256', code: 'not-a-sha256' }],
    });
  });

  it('takes a retracted source for no citation, and says so again for nothing', () => {
    const world = given(told('register-source', letter), told('retract-source', { source: 'letter', reason: 'Forged.' }), ...parties);
    expect(world.when('retract-source', { source: 'letter', reason: 'Forged.' })).toEqual({ kind: 'already' });
    expect(world.when('retract-source', { source: 'paper', reason: 'Forged.' })).toMatchObject({ code: 'source-unknown' });
    const citing = { party: 'lake-trust', name: 'Lake', sources: [{ source: 'letter', locator: 'p. 1', grade: 'report' }] };
    expect(world.when('rename-party', citing)).toMatchObject({ code: 'source-retracted', refusal: { path: 'sources.0.source' } });
  });
});
