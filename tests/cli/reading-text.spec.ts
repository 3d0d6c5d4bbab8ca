import { spokenOf } from '../../apps/cli/src/text/spoken-of';
import { item, table, wrapped } from '../../apps/cli/src/text/lines';
import { valueText } from '../../apps/cli/src/text/value-text';
import { printable, width } from '../../apps/cli/src/terminal';

describe('text for the terminal', () => {
  it('breaks at spaces and indents what goes on', () => {
    const lines = item('many words '.repeat(40));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width());
    expect(lines[0]).toMatch(/^ {2}- many/);
    expect(lines[1]).toMatch(/^ {4}\S/);
    expect(lines.join(' ').replace(/\s+/g, ' ').trim()).toBe(`- ${'many words '.repeat(40).trim()}`);
  });

  it('keeps a word that is longer than a line whole', () => {
    const word = 'x'.repeat(300);
    expect(wrapped(`a ${word} b`)).toEqual(['a', word, 'b']);
  });

  it('says what can be asked instead of an unknown thing: its kind by name, but no more than are read at a glance, or one of every kind', () => {
    const things = ['state', ...Array.from({ length: 14 }, (_, n) => `objection:o${n}`), 'count:issues'];
    expect(spokenOf('count:none', things)).toBe('It speaks of: count:issues.');
    expect(spokenOf('objection:none', things)).toMatch(/: objection:o0, .*, objection:o11 and 2 more of the kind\.$/);
    expect(spokenOf('none', things)).toBe('It speaks of: state, objection:o0 (one of 14), count:issues.');
  });

  it('leaves out rows that say nothing', () => {
    expect(
      table([
        ['State', 'Exploring'],
        ['Purpose', undefined],
        ['Last', ''],
      ]),
    ).toEqual(['State  Exploring']);
  });

  it.each([
    [{ value: '68', unit: 'percent', of: 'running costs' }, '68 % of running costs'],
    [{ value: '1', unit: 'percent', of: 'not stated' }, '1 % (of what is not stated)'],
    [{ op: '<=', rate: { value: '1', unit: 'percent', of: 'not stated' } }, 'at most 1 % (of what is not stated)'],
    [{ op: '>=', money: { amount: '20000000000', currency: 'GBP' } }, 'at least GBP 20000000000'],
    [{ value: '37.5', per: 'week' }, '37.5 hours per week'],
    [{ value: 20, kind: 'claimed' }, '20 (claimed)'],
    [{ issue: 'sick-pay', version: 2 }, 'issue sick-pay, version 2'],
    [['a', 'b'], 'a; b'],
    [true, 'yes'],
  ])('says %j as "%s"', (value, said) => {
    expect(valueText(value)).toBe(said);
  });

  it('replaces what would steer the terminal, and keeps every other sign', () => {
    expect(printable('a\u001b[2Jb\u009bc\u202ed\ne')).toBe('a\ufffd[2Jb\ufffdc\ufffdd e');
    expect(printable('Ærø – “ok” −8 %')).toBe('Ærø – “ok” −8 %');
  });
});
