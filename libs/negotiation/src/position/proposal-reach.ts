/** As much of a proposal as says how far it came. */
interface Proposal {
  readonly state: string;
  readonly versions: readonly { readonly version: number; readonly out: string }[];
}
export type ProposalReach = 'agreed' | 'tabled' | 'published' | 'floated' | 'ended';

const ENDED: readonly string[] = ['Rejected', 'Withdrawn', 'Lapsed', 'Superseded'];

/** How far a proposal came. What is only floated or leaked is never among what was put to the other side, whatever a newspaper calls it. */
export function proposalReach({ state, versions }: Proposal): ProposalReach {
  if (state === 'Accepted') return 'agreed';
  if (ENDED.includes(state)) return 'ended';
  const out = versions.map((version) => version.out);
  if (out.includes('tabled')) return 'tabled';
  return out.includes('published') ? 'published' : 'floated';
}

/** The proposals of each reach, in the order of the record. */
export function byReach<P extends Proposal>(proposals: readonly P[]): Readonly<Record<ProposalReach, readonly P[]>> {
  const of = (reach: ProposalReach): readonly P[] => proposals.filter((one) => proposalReach(one) === reach);
  return { agreed: of('agreed'), tabled: of('tabled'), published: of('published'), floated: of('floated'), ended: of('ended') };
}

/** The version that a proposal stands in: the highest that went as far as it goes. */
export const latestVersion = <V extends { readonly version: number }>({ versions }: { readonly versions: readonly V[] }): V | undefined =>
  [...versions].sort((a, b) => a.version - b.version).at(-1);
