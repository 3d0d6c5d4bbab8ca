import { LineCounter } from 'yaml';
import type { PlacedFault } from '../imported';

/** Where the parts of a body stand in the file: dotted path → offset. */
export class Places {
  private readonly offsets = new Map<string, number>();

  constructor(
    private readonly lines: LineCounter,
    private readonly start: number,
  ) {}

  set(path: string, offset: number | undefined): void {
    if (offset !== undefined) this.offsets.set(path, offset);
  }
  /** Line and column (from 1) of this path, or of the nearest part around it. */
  of(path: string): { line: number; column: number } {
    for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
      const offset = this.offsets.get(at) ?? (at === '' ? this.start : undefined);
      if (offset !== undefined) return placeAt(this.lines, offset);
    }
  }
  fault(path: string, code: string, says: string): PlacedFault {
    return { ...this.of(path), path, code, says };
  }
}

export function placeAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
