import { generateKeyPairSync, KeyObject, randomBytes, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate authority of its own and a server certificate for 127.0.0.1 and localhost, in PEM files of the folder. */
export function makeCertificate(folder: string): { readonly ca: string; readonly certificate: string; readonly key: string } {
  const authority = { name: 'Emulated node CA', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  const server = { name: 'Emulated node', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  const file = (name: string, text: string | Buffer): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  return {
    ca: file('ca.pem', certificate(authority, authority, [isAuthority])),
    certificate: file('node.pem', certificate(server, authority, [names])),
    key: file('node-key.pem', server.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

interface Party {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const DAY_MS = 86_400_000;

// X.509 (RFC 5280) in DER: each value is its tag, its length and its content.
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length < 256 ? 2 : 4, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const text = (value: string): Buffer => der(0x0c, Buffer.from(value));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const octets = (value: Uint8Array): Buffer => der(0x04, value);
const TRUE = Buffer.from([0x01, 0x01, 0xff]);

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const isAuthority = sequence(oid('551d13'), TRUE, octets(sequence(TRUE)));
const names = sequence(oid('551d11'), octets(sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))));

const subject = ({ name }: Party): Buffer => sequence(der(0x31, sequence(oid('550403'), text(name))));
const time = (ms: number): Buffer => der(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

function certificate(of: Party, by: Party, extensions: readonly Buffer[]): string {
  const now = Date.now();
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ECDSA_SHA256,
    subject(by),
    sequence(time(now - DAY_MS), time(now + 365 * DAY_MS)),
    subject(of),
    of.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const whole = sequence(body, ECDSA_SHA256, der(0x03, Buffer.from([0]), sign('sha256', body, by.privateKey)));
  const lines = whole.toString('base64').replace(/(.{64})/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----\n`;
}
