/** Lines by which something is put forward, or answered. */
import type { Line } from './line';
import { lacks, maybe, party, target, titleOf, withId, wordsOf, type Fields, type Made } from './line-words';

function proposed(line: Line): Fields {
  const author = party(line);
  return {
    ...withId('proposal', line),
    title: titleOf(line),
    summary: wordsOf(line),
    ...maybe('kind', line.said.detail),
    ...(author !== undefined && { author: [author] }),
  };
}
function proposal(line: Line): Made {
  if (wordsOf(line) === '') return lacks('what it is called, or says');
  const put = { ...proposed(line), meeting: line.meeting };
  if (line.said.kind === 'floated') return ['float-proposal', proposed(line)];
  return ['table-proposal', line.said.kind === 'package' ? { ...put, openList: true } : put];
}
function counterProposal(line: Line): Made {
  const answers = versionIn(line);
  if (wordsOf(line) === '') return lacks('what it is called, or says');
  if (answers === undefined) return lacks('the proposal that it answers, which must be out');
  return ['counter-proposal', { ...proposed(line), meeting: line.meeting, answers }];
}
/** The version of a proposal that the line is about. */
const versionIn = ({ said: { about } }: Line): Fields | undefined =>
  about?.target['proposal'] === undefined || about.version === undefined
    ? undefined
    : { proposal: about.target['proposal'], version: about.version };

export const proposalLines: Readonly<Record<string, (line: Line) => Made>> = {
  tabled: proposal,
  package: proposal,
  floated: proposal,
  counter: counterProposal,
  response(line) {
    const [by, named] = [party(line), versionIn(line)];
    if (by === undefined) return lacks('the party that responds');
    if (named === undefined) return lacks('a proposal that is out');
    if (line.said.detail === '') return lacks('the response');
    return ['respond', { ...named, party: by, response: line.said.detail, ...maybe('reason', wordsOf(line)) }];
  },
  'taken-back'(line) {
    const about = target(line, 'proposal');
    return about === undefined ? lacks('the proposal') : ['withdraw-proposal', { ...about, ...maybe('reason', wordsOf(line)) }];
  },
};
