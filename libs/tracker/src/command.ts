import { actOf, idToOpen, readShape, streamOf, type ActDefinition } from '@parley/negotiation';
import { isSlug, requestDigest, type JsonValue } from '@parley/record-form';
import type { FoldedStream } from './folded-stream';
import { freshPerson, freshUuid, isUuid, sha256, uuid5 } from './random';
import { recorderNamed } from './recorder';
import type { StreamQueue } from './stream-queue';
import type { TailCache } from './tail-cache';
import { NotRecorded, type Submission } from './tracker';

const COMMAND_ID_MAX = 200;
const PEOPLE = 'register-people';

/** What is asked, whoever asks it: the act, its body as read by the act's shape, and where. */
export interface Asked {
  readonly act: ActDefinition;
  readonly stream: string;
  /** Id of the record; registers have none. */
  readonly id?: string;
  readonly body: Record<string, unknown>;
  readonly expectedRevision?: number;
}
/** A submission understood: what is asked, who records it, and under which ids. */
export interface Command extends Asked {
  readonly by: string;
  readonly via: NonNullable<Submission['via']>;
  readonly cmd: string;
  readonly corr: string;
  /** Digest of what was asked. */
  readonly request: string;
  /** Given where a record is taken over as it was. */
  readonly recordedAt?: number;
}
interface Desk {
  readonly book: string;
  readonly tails: TailCache;
  readonly queue: Pick<StreamQueue<unknown, unknown>, 'run'>;
}
interface Newcomers {
  /** Throws where the act would not be recorded: then nobody is registered for it. */
  readonly rehearse: (asked: Asked) => Promise<void>;
  readonly register: (registration: Command) => Promise<unknown>;
}

/** Reads a submission. Somebody new who records is registered first, if the act can be recorded. Throws `NotRecorded`. */
export async function understand(desk: Desk, submission: Submission, newcomers: Newcomers): Promise<Command> {
  const { act, body } = actRead(submission);
  const id = recordId(act, submission, body);
  const cmd = commandId(desk.book, submission.commandId);
  const { correlationId: corr = cmd, expectedRevision } = submission;
  const taken = takenOver(submission);
  const ids = id === undefined ? {} : { [act.record]: id };
  const place = {
    stream: streamOf(act.record, id),
    ...(id !== undefined && { id }),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
  const asked: Asked = { act, ...place, body: act.opens ? { ...body, ...ids } : body };
  const by = await recorder(desk, { name: submission.recorder, cmd, corr, asked, taken }, newcomers);
  const request = requestDigest(sha256, { act: act.act, ids, by, body: body as JsonValue });
  return { ...asked, by, cmd, corr, request, ...taken };
}

function takenOver({ via, recordedAt }: Submission): Recording['taken'] {
  return recordedAt === undefined ? { via: via ?? 'unauthenticated' } : { via: via ?? 'migration', recordedAt };
}

function actRead({ act: name, record, body }: Submission): { act: ActDefinition; body: Record<string, unknown> } {
  const act = actOf(record, name);
  if (!act) throw new NotRecorded('act-unknown', 'There is no such act; the API document lists them.');
  const read = readShape(act.body, body);
  if (read.ok) return { act, body: read.value };
  throw new NotRecorded('body-invalid', 'The body does not fit the act; each fault says where and what to do.', { faults: read.faults });
}

/** The id of the record that the act is written to; a register has none. */
function recordId(act: ActDefinition, submission: Submission, body: Record<string, unknown>): string | undefined {
  if (act.record !== 'negotiation' && act.record !== 'consortium') return undefined;
  const id = act.opens ? idToOpen(act, body) : submission.id;
  if (id !== undefined && isSlug(id)) return id;
  if (!act.opens) throw new NotRecorded('record-unknown', `There is no such ${act.record}; open its record first.`);
  const says = 'Give an id of small letters, digits and dashes: none can be made from the title.';
  throw new NotRecorded('body-invalid', 'The record needs an id.', { faults: [{ path: act.record, code: 'missing', says }] });
}

/** The command id as a UUID; a key that is none is turned into one in the namespace of the book. */
function commandId(book: string, given: string | undefined): string {
  if (given === undefined) return freshUuid();
  if (isUuid(given)) return given;
  if (given === '' || given.length > COMMAND_ID_MAX || !given.isWellFormed())
    throw new NotRecorded('command-id', `Give a key of 1 to ${COMMAND_ID_MAX} characters; a UUID is best.`);
  return uuid5(book, given);
}

interface Recording {
  readonly name: string;
  readonly cmd: string;
  readonly corr: string;
  readonly asked: Asked;
  readonly taken: Pick<Command, 'via' | 'recordedAt'>;
}
/** The person who records; somebody new is first registered by a command of their own, which a retry finds again. */
async function recorder({ tails, queue }: Desk, { name, cmd, corr, asked, taken }: Recording, newcomers: Newcomers): Promise<string> {
  while (!tails.peek(PEOPLE)) await tails.known(PEOPLE);
  const lately = recorderNamed((tails.peek(PEOPLE) as FoldedStream).record, name);
  if (lately.kind === 'known') return lately.id;
  await newcomers.rehearse(asked).catch(unlessNewcomerIsMeant);
  return queue.run(PEOPLE, async () => {
    const now = recorderNamed((await tails.fresh(PEOPLE)).record, name);
    if (now.kind === 'known') return now.id;
    await newcomers.register(registration(now.name, { cmd, corr, taken }));
    const registered = recorderNamed((await tails.fresh(PEOPLE)).record, name);
    if (registered.kind === 'new') throw new Error('a recorder that was just registered is not in the register');
    return registered.id;
  });
}

/** The person that an act does not find may be the newcomer, who is found once registered. */
function unlessNewcomerIsMeant(error: unknown): void {
  if (!(error instanceof NotRecorded) || error.code !== 'person-unknown') throw error;
}

function registration(name: string, { cmd, corr, taken }: Pick<Recording, 'cmd' | 'corr' | 'taken'>): Command {
  const act = actOf(PEOPLE, 'register-person') as ActDefinition;
  const by = freshPerson();
  const request = requestDigest(sha256, { act: act.act, ids: {}, by, body: { name } });
  return { act, stream: PEOPLE, body: { name, person: by }, by, cmd: uuid5(cmd, 'recorder'), corr, request, ...taken };
}
