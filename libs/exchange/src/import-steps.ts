import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { stepsOfCase } from './case-file/steps-of-case';
import { CASE_FILE_BYTES_MAX, type Imported } from './imported';
import { stepsOfJsonLines } from './json-lines/step-of-line';

/** The file is no import file, or too large; nothing of it was read. `code`: `file-kind`, `file-too-large`, `not-utf-8`. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: 'file-kind' | 'file-too-large' | 'not-utf-8',
    readonly says: string,
  ) {
    super(says);
  }
}

/**
 * The steps of an import file in their order, and what of it cannot be read. `.jsonl` and `.ndjson` are JSON Lines, read as a stream;
 * `.yaml` and `.yml` are case files. Throws `UnreadableFile`, and what the file system says.
 */
export async function* importSteps(file: string): AsyncGenerator<Imported> {
  switch (extname(file).toLowerCase()) {
    case '.jsonl':
    case '.ndjson':
      yield* stepsOfJsonLines(createReadStream(file));
      return;
    case '.yaml':
    case '.yml':
      yield* stepsOfCase(await wholeText(createReadStream(file)));
      return;
    default:
      throw new UnreadableFile('file-kind', 'Give a case file (.yaml, .yml) or JSON Lines (.jsonl, .ndjson).');
  }
}

async function wholeText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > CASE_FILE_BYTES_MAX)
      throw new UnreadableFile('file-too-large', `A case file has at most ${CASE_FILE_BYTES_MAX} bytes; split it.`);
    kept.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(kept));
  } catch {
    throw new UnreadableFile('not-utf-8', 'The file is no UTF-8 text; save it as UTF-8.');
  }
}
