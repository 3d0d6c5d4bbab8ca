/** The little of `edtf` 4.11.1 (which ships no types) that the rules use: its parser. It throws on text that is no EDTF. */
declare module 'edtf' {
  interface Qualified {
    readonly uncertain?: boolean | number;
    readonly approximate?: boolean | number;
  }
  /** `values`: year, month 0–11, day. `unspecified` is set where digits are X, which then read as 0 in `values`. */
  interface DateNode extends Qualified {
    readonly type: 'Date';
    readonly values: readonly number[];
    readonly unspecified?: number;
  }
  interface YearNode {
    readonly type: 'Year';
    readonly values: readonly number[];
    readonly significant?: number;
  }
  /** `values`: year, season code 21–41. */
  interface SeasonNode extends Qualified {
    readonly type: 'Season';
    readonly values: readonly number[];
  }
  /** `values`: the leading three (decade) or two (century) digits of the year. */
  interface LeadingDigitsNode extends Qualified {
    readonly type: 'Decade' | 'Century';
    readonly values: readonly number[];
  }
  interface CompoundNode {
    readonly type: 'Interval' | 'Set' | 'List';
    readonly values: readonly unknown[];
  }
  export type EdtfNode = DateNode | YearNode | SeasonNode | LeadingDigitsNode | CompoundNode;
  export function parse(text: string, constraints?: { readonly level?: number; readonly types?: readonly string[] }): EdtfNode;
}
