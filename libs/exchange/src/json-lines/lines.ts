/** A line without its end, or the fault that keeps it from being text. Lines count from 1. */
export type Line =
  { readonly number: number; readonly text: string } | { readonly number: number; readonly fault: 'too-long' | 'not-utf-8' };

const NEWLINE = 10;

/** The lines of a stream of bytes. A line over the limit is passed over to its end without being kept. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Line> {
  const current = new PartialLine(bytesMax);
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      current.take(chunk.subarray(from, end));
      yield current.finish();
      from = end + 1;
    }
    current.take(chunk.subarray(from));
  }
  if (!current.isEmpty) yield current.finish();
}

class PartialLine {
  private number = 1;
  private parts: Uint8Array[] = [];
  private bytes = 0;

  constructor(private readonly bytesMax: number) {}

  get isEmpty(): boolean {
    return this.bytes === 0;
  }
  take(part: Uint8Array): void {
    this.bytes += part.length;
    if (this.bytes <= this.bytesMax) this.parts.push(part);
    else this.parts = [];
  }
  finish(): Line {
    const number = this.number;
    const [parts, bytes] = [this.parts, this.bytes];
    this.number += 1;
    this.parts = [];
    this.bytes = 0;
    if (bytes > this.bytesMax) return { number, fault: 'too-long' };
    const text = decoded(parts);
    return text === undefined ? { number, fault: 'not-utf-8' } : { number, text: text.replace(/\r$/, '') };
  }
}

/** The text of these bytes, a byte order mark at its start left out. */
function decoded(parts: readonly Uint8Array[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return undefined;
  }
}
