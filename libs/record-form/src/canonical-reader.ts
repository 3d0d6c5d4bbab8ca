import { JsonObject, JsonValue } from './canonical';
import { FormFault, FormFaultCode } from './fault';
import { MAX_DEPTH } from './limits';

const WHITE_SPACE = ' \t\n\r';
const NUMBER_CHARACTERS = /[-+.0-9eE]*/y;
const JSON_NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/;
const CANONICAL_INTEGER = /^(0|-?[1-9][0-9]*)$/;
const LITERALS = { t: ['true', true], f: ['false', false], n: ['null', null] } as const;

/** Reads the canonical form and nothing else; names the first character that is not of it. The text's own faults are not looked for. */
export class CanonicalReader {
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonValue {
    const value = this.#value();
    if (this.#at < this.#text.length) throw this.#unexpected();
    return value;
  }

  #value(): JsonValue {
    const first = this.#text.charAt(this.#at);
    switch (first) {
      case '{':
        return this.#inside(() => this.#object());
      case '[':
        return this.#inside(() => this.#array());
      case '"':
        return this.#string();
      case 't':
      case 'f':
      case 'n':
        return this.#literal(first);
      default:
        return this.#number();
    }
  }

  #inside<T>(read: () => T): T {
    if (this.#depth === MAX_DEPTH) throw this.#fault('too-deep');
    this.#depth += 1;
    this.#at += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): JsonObject {
    const members: Record<string, JsonValue> = {};
    if (this.#took('}')) return members;
    let previous: string | undefined;
    do {
      const key = this.#key(members, previous);
      previous = key;
      this.#path.push(key);
      this.#expect(':');
      // defined, not assigned: assigning `__proto__` would set the prototype
      Object.defineProperty(members, key, { value: this.#value(), enumerable: true, configurable: true, writable: true });
      this.#path.pop();
    } while (this.#took(','));
    this.#expect('}');
    return members;
  }

  #key(members: object, previous: string | undefined): string {
    if (this.#text.charAt(this.#at) !== '"') throw this.#unexpected();
    const key = this.#string();
    if (Object.hasOwn(members, key)) throw this.#fault('duplicate-key');
    if (previous !== undefined && key < previous) throw this.#fault('key-order');
    return key;
  }

  #array(): JsonValue[] {
    const items: JsonValue[] = [];
    if (this.#took(']')) return items;
    do {
      this.#path.push(items.length);
      items.push(this.#value());
      this.#path.pop();
    } while (this.#took(','));
    this.#expect(']');
    return items;
  }

  #string(): string {
    const start = this.#at;
    const escaped = this.#skipString();
    if (!escaped) return this.#text.slice(start + 1, this.#at - 1);
    const raw = this.#text.slice(start, this.#at);
    let value: string;
    try {
      value = JSON.parse(raw) as string;
    } catch {
      throw this.#fault('bad-json');
    }
    if (JSON.stringify(value) !== raw) throw this.#fault('escape-form');
    return value;
  }

  /** Moves behind the closing quote; says whether there was a backslash. */
  #skipString(): boolean {
    let escaped = false;
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const unit = this.#text.charCodeAt(at);
      if (unit === 0x22) {
        this.#at = at + 1;
        return escaped;
      }
      if (unit < 0x20) break;
      if (unit === 0x5c) {
        escaped = true;
        at += 1;
      }
    }
    throw this.#fault('bad-json');
  }

  #literal(first: keyof typeof LITERALS): boolean | null {
    const [word, value] = LITERALS[first];
    if (!this.#text.startsWith(word, this.#at)) throw this.#fault('bad-json');
    this.#at += word.length;
    return value;
  }

  #number(): number {
    NUMBER_CHARACTERS.lastIndex = this.#at;
    const token = NUMBER_CHARACTERS.exec(this.#text)?.[0] ?? '';
    if (token === '') throw this.#unexpected();
    if (!JSON_NUMBER.test(token)) throw this.#fault('bad-json');
    const value = Number(token);
    if (!Number.isSafeInteger(value)) throw this.#fault('unsafe-number');
    if (!CANONICAL_INTEGER.test(token)) throw this.#fault('number-form');
    this.#at += token.length;
    return value;
  }

  #took(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#took(character)) throw this.#unexpected();
  }

  #unexpected(): FormFault {
    const found = this.#text.charAt(this.#at);
    return this.#fault(found !== '' && WHITE_SPACE.includes(found) ? 'white-space' : 'bad-json');
  }

  /** Says where, never what stands there: faults are logged, entries are not. */
  #fault(code: FormFaultCode): FormFault {
    return new FormFault(code, this.#path, `character ${this.#at}`);
  }
}
