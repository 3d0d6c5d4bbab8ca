import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const DAY = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString();
const GRADES = ['rumour', 'unattributed', 'report', 'on-record', 'formal-record'] as const;
const PARTIES = Array.from({ length: 8 }, (_none, at) => `party-${at}`);

/** An entry as `…/timeline` gives it: ten years, one in fifty over a season, by a fixed rule. */
function spanAt(at: number) {
  const earliest = Date.UTC(2015, 0) + ((at * 7_919) % 3_652) * DAY;
  return {
    ...{ entry: `entry-${at}`, revision: at, type: 'StatementRecorded', says: `Statement recorded: number ${at}`, family: 'statements' },
    ...{ parties: [PARTIES[at % PARTIES.length]], earliest: iso(earliest), latest: iso(earliest + (at % 50 === 0 ? 90 : 1) * DAY) },
    ...{
      date: iso(earliest).slice(0, 10),
      recordedAt: iso(Date.UTC(2026, 0) + at),
      grade: GRADES[at % GRADES.length],
      when: 'certain',
      undecided: 0,
    },
  };
}

/** Answers with a page of so many entries, as the server pages them, whatever else is asked of them. */
function answerMany(asked: URLSearchParams, reply: ServerResponse, entries: number): void {
  const [from, limit] = [Number(asked.get('after') ?? 0), Number(asked.get('limit') ?? 100)];
  const until = Math.min(from + limit, entries);
  const items = Array.from({ length: until - from }, (_none, next) => spanAt(from + next));
  const parties = PARTIES.map((id) => ({ id, name: id, entries: entries / PARTIES.length }));
  const spans = { earliest: null, latest: null, recordedFrom: null, recordedTo: null };
  const reflects = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: '1', provisional: false };
  const rest = { lanes: { parties, families: [{ id: 'statements', entries }] }, spans, entries, reflects };
  reply.writeHead(200, { 'content-type': 'application/json' });
  reply.end(JSON.stringify({ items, ...(until < entries && { next: String(until) }), ...rest }));
}

export interface Stand {
  readonly url: string;
  close(): void;
}
/** Stands before a server and answers in its place what a timeline holds; everything else is the server's own answer. */
export async function withManyEntries(behind: string, entries: number): Promise<Stand> {
  const pass = (asked: IncomingMessage, reply: ServerResponse): void => {
    const on = request(`${behind}${asked.url ?? ''}`, {
      method: asked.method ?? 'GET',
      headers: { ...asked.headers, host: new URL(behind).host },
    });
    on.on('response', (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    on.on('error', () => reply.destroy());
    reply.on('close', () => on.destroy());
    asked.pipe(on);
  };
  const server: Server = createServer((asked, reply) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', behind);
    if (pathname.startsWith('/api/') && pathname.endsWith('/timeline')) answerMany(searchParams, reply, entries);
    else pass(asked, reply);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
