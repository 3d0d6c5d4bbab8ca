import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface Posted {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly agent: Agent;
}

/** One POST of JSON over a kept connection. Rejects when the connection breaks before the whole reply is here. */
export function post({ url, headers, body, agent }: Posted): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers: { ...length, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on('error', reject);
      response.on('aborted', () => reject(new Error('the reply broke off')));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const keptConnections = (sockets: number): Agent => new Agent({ keepAlive: true, maxSockets: sockets });
