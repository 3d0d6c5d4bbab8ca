import { consortiumPosition, membershipOf, type ConsortiumPosition, type MembershipAnswer } from '@parley/negotiation';
import { parties, told, type World } from './kit';

export const reflects = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: '1' } as const;
/** The parties on the register, and a consortium that is proposed. */
export const proposed = [...parties, told('propose-consortium', { consortium: 'west', name: 'West consortium', purpose: 'To set pay' })];
export const joining = { about: 'joining' };
export const approves = (member: string, over: object = {}) => told('record-board-approval', { member, subject: joining, ...over });
export const rescinds = (member: string, over: object = {}) => told('rescind-board-approval', { member, subject: joining, ...over });
export const on = (edtf: string) => ({ occurred: { edtf } });
export const membership = (world: World): MembershipAnswer => membershipOf(world.consortium(), world.record('register-parties'));
export const stateOf = (world: World, party = 'hill-trust') => membership(world).members.find((one) => one.party === party)?.state;
export const position = (world: World): ConsortiumPosition =>
  consortiumPosition(world.consortium(), {
    id: 'west',
    reflects,
    register: world.record('register-parties'),
    negotiations: [],
    leftOut: 0,
  });
