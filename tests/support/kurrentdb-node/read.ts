import { handleServerStreamingCall, ServerWritableStream, status } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { ALL } from './access';
import { refusalOf } from './faults';
import { NodeContext } from './node-context';
import { Outlet, Reading, sendAll } from './outlet';
import { allMessages } from './read-all';
import { Refusal } from './refusals';
import { streamMessages } from './read-stream';
import { subscribeToAll } from './subscribe-all';
import { subscribeToStream } from './subscribe-stream';
import { streamName } from './wire';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** Streams/Read: every read and every catch-up subscription. */
export function read(node: NodeContext): handleServerStreamingCall<ReadReq, ReadResp> {
  return (call: Call) => {
    const options = call.request.getOptions() ?? new ReadReq.Options();
    const fault = node.faults.draw(options.hasSubscription() ? 'subscribe' : 'read');
    const outlet = new Outlet(node, call, fault);
    const refusal = fault && refusalOf(fault, node.self);
    const answered = refusal ? Promise.reject(refusal) : answer(node, { call, options, outlet });
    answered.catch((error: unknown) => outlet.fail(error));
  };
}

async function answer(node: NodeContext, { call, ...reading }: Reading & { call: Call }): Promise<void> {
  const { options, outlet } = reading;
  const stream = options.hasStream() ? streamName(options.getStream()?.getStreamIdentifier()) : ALL;
  node.access.check(node.access.authenticate(call.metadata), 'r', stream);
  if (options.hasSubscription()) return stream === ALL ? subscribeToAll(node, reading) : subscribeToStream(node, stream, reading);
  const count = countOf(options);
  const messages = stream === ALL ? allMessages(node, options) : streamMessages(node, stream, options);
  // a filtered read of nothing never ends
  if ((await sendAll(outlet, messages)) && count > 0) outlet.end();
}

function countOf(options: ReadReq.Options): number {
  const count = Number(options.getCount());
  if (count === 0 && !options.hasFilter()) throw new Refusal(status.UNKNOWN, 'Exception was thrown by handler.');
  return count;
}
