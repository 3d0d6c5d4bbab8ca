import { once } from 'node:events';
import { connect } from 'node:net';

/** Where what all tests share is reached; `variable` says at which door. */
export async function askDoor(variable: string): Promise<string> {
  const door = connect(Number(process.env[variable]), '127.0.0.1').setEncoding('utf8');
  let url = '';
  door.on('data', (part: string) => (url += part));
  await once(door, 'end');
  return url;
}
