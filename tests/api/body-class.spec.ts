import 'reflect-metadata';
import { everyAct, readShape, type Description } from '@parley/negotiation';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { bodyClass } from '../../apps/api/src/dto/body-class';
import { BodyPipe } from '../../apps/api/src/dto/body.pipe';
import { Problem } from '../../apps/api/src/problem/problem';

const STRICT = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
const found = (shape: Extract<Description, { kind: 'record' }>, body: object): ValidationError[] =>
  validateSync(plainToInstance(bodyClass(shape, 'Tried'), body), STRICT);
/** A value that no field of this kind can hold. */
const misfit = ({ kind }: Description): unknown =>
  kind === 'text' || kind === 'reference' ? 7 : kind === 'integer' ? 'seven' : 'NO SUCH THING';

describe('the request classes, as class-validator reads them', () => {
  it.each(everyAct().map((act) => [`${act.record} ${act.act}`, act] as const))(
    '%s takes its example, and no field of a wrong kind or of no name',
    (_name, act) => {
      const { body } = act.example;
      expect(found(act.body, body)).toEqual([]);
      const wrong = Object.entries(act.body.fields).map(([field, of]) => [field, { ...body, [field]: misfit(of) }] as const);
      const overlooked = wrong.filter(([field, one]) => !found(act.body, one).some(({ property }) => property === field));
      expect(overlooked.map(([field]) => field)).toEqual([]);
      expect(found(act.body, { ...body, colour: 'red' }).map(({ property }) => property)).toEqual(['colour']);
    },
  );

  it.each(everyAct().map((act) => [`${act.record} ${act.act}`, act] as const))('%s misses what it needs', (_name, act) => {
    const read = readShape(act.body, {});
    const missing = read.ok ? [] : read.faults.map(({ path }) => path);
    expect(found(act.body, {}).map(({ property }) => property)).toEqual(missing);
  });
});

describe('a body', () => {
  const text: Description = { kind: 'text', max: 3 };
  const pipe = new BodyPipe(
    { kind: 'record', atLeastOne: false, fields: { text, more: { kind: 'list', of: text, min: 1, max: 2, optional: true } } },
    'Small',
  );
  const verdict = (body: unknown): string => {
    try {
      pipe.transform(body);
      return 'fine';
    } catch (error) {
      return error instanceof Problem ? `${error.code} ${error.more.faults?.[0]?.path ?? ''}` : 'no problem';
    }
  };

  it.each<[unknown, string]>([
    [{ text: 'abc' }, 'fine'],
    [{ text: 'e\u0301e\u0301e\u0301' }, 'fine'],
    [{ text: 'abcd' }, 'too-long text'],
    [{ text: 'abc', more: [] }, 'too-few more'],
    [{ text: 'abc', more: ['a', 7] }, 'wrong-type more.1'],
    [{ text: 'abc', more: null }, 'wrong-type more'],
    [undefined, 'wrong-type '],
    [null, 'wrong-type '],
    [[], 'wrong-type '],
    ['text', 'wrong-type '],
  ])('%j: %s', (body, expected) => {
    expect(verdict(body)).toBe(expected);
  });
});
