import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { FAULTS_REPORTED_MAX, type PlacedFault } from '../imported';
import { instantOf, NO_INSTANT } from '../instant-of';
import { textOf } from './body-of-node';
import { placeAt } from './place';

const CASE_FORMAT = 'parley-case/1';

/** A case file as parsed: its heading, and its lists of nodes. */
export interface CaseDocument {
  readonly document: Document;
  readonly lines: LineCounter;
  /** Stands in the command ids: the same case imported again finds what it recorded. */
  readonly case: string;
  readonly negotiation?: string;
  readonly consortium?: string;
  /** What a citation without its own says. */
  readonly source?: string;
  readonly grade?: string;
  /** When what goes on the registers was recorded, and every entry up to the first that says otherwise; as written. */
  readonly recorded?: string;
  readonly parties: readonly unknown[];
  readonly people: readonly unknown[];
  readonly sources: readonly unknown[];
  readonly entries: readonly unknown[];
}
export type ReadDocument =
  { readonly ok: true; readonly value: CaseDocument } | { readonly ok: false; readonly faults: readonly PlacedFault[] };

const TEXTS = ['format', 'case', 'title', 'negotiation', 'consortium', 'source', 'grade', 'recorded'] as const;
const LISTS = ['parties', 'people', 'sources', 'entries'] as const;
const CASE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CASE_ID_MAX = 80;

export function readDocument(text: string): ReadDocument {
  const lines = new LineCounter();
  let document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
  } catch {
    return {
      ok: false,
      faults: [{ line: 1, path: '', code: 'not-yaml', says: 'The file cannot be read as YAML: it is nested too deep.' }],
    };
  }
  if (document.errors.length > 0) return { ok: false, faults: document.errors.slice(0, FAULTS_REPORTED_MAX).map(syntaxFault(lines)) };
  const root = document.contents;
  if (!isMap(root))
    return { ok: false, faults: [{ line: 1, path: '', code: 'not-a-case', says: `A case file starts with "format: ${CASE_FORMAT}".` }] };
  return new Heading(root, document, lines).read();
}

const syntaxFault =
  (lines: LineCounter) =>
  ({ pos, message }: { pos: readonly [number, number]; message: string }): PlacedFault => ({
    ...placeAt(lines, pos[0]),
    path: '',
    code: 'not-yaml',
    says: message.slice(0, 300),
  });

class Heading {
  private readonly faults: PlacedFault[] = [];

  constructor(
    private readonly root: YAMLMap<unknown, unknown>,
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  read(): ReadDocument {
    for (const { key } of this.root.items) this.checkKey(key);
    const [format, id] = [this.text('format'), this.text('case') ?? ''];
    if (format !== CASE_FORMAT) this.fault('format', 'format-unknown', `Write "format: ${CASE_FORMAT}"; other formats are not known here.`);
    if (!CASE_ID.test(id) || id.length > CASE_ID_MAX)
      this.fault(
        'case',
        'not-a-slug',
        `Give the case an id of small letters, digits and single dashes, at most ${CASE_ID_MAX} characters.`,
      );
    this.checkRecorded();
    const texts = Object.fromEntries(TEXTS.flatMap((key) => (this.text(key) === undefined ? [] : [[key, this.text(key)]])));
    const lists = Object.fromEntries(LISTS.map((key) => [key, this.list(key)]));
    if (this.faults.length > 0) return { ok: false, faults: this.faults.slice(0, FAULTS_REPORTED_MAX) };
    return {
      ok: true,
      value: {
        ...(texts as object),
        ...(lists as Record<(typeof LISTS)[number], unknown[]>),
        case: id,
        document: this.document,
        lines: this.lines,
      },
    };
  }

  private checkRecorded(): void {
    const recorded = this.text('recorded');
    if (recorded !== undefined && instantOf(recorded) === undefined) this.fault('recorded', NO_INSTANT.code, NO_INSTANT.says);
  }
  private checkKey(key: unknown): void {
    const name = isScalar(key) ? textOf(key) : '';
    const known: readonly string[] = [...TEXTS, ...LISTS];
    if (!known.includes(name)) this.fault(name, 'unknown-property', `A case file has the parts ${known.join(', ')}.`);
  }
  private text(key: string): string | undefined {
    const node = this.root.get(key, true);
    if (node === undefined) return undefined;
    if (isScalar(node) && node.value !== null) return textOf(node);
    this.fault(key, 'wrong-type', 'Give a text.');
    return undefined;
  }
  private list(key: string): readonly unknown[] {
    const node: unknown = this.root.get(key, true);
    if (node === undefined || (isScalar(node) && node.value === null)) return [];
    if (isSeq(node)) return node.items;
    this.fault(key, 'wrong-type', 'Give a list, each item on a line that starts with a dash.');
    return [];
  }
  private fault(path: string, code: string, says: string): void {
    const pair = this.root.items.find(({ key }) => isScalar(key) && textOf(key) === path) as Pair<ParsedNode> | undefined;
    this.faults.push({ ...placeAt(this.lines, pair?.key.range?.[0] ?? 0), path, code, says });
  }
}
