import { Said } from './said';

interface StanceReasonsProps {
  readonly of: { readonly ground?: string; readonly conditions?: string };
}

/** Why a party holds a stance, and on what condition, as far as either was said. */
export function StanceReasons({ of: { ground, conditions } }: StanceReasonsProps) {
  return (
    <>
      {ground !== undefined && (
        <p>
          Because: <Said>{ground}</Said>
        </p>
      )}
      {conditions !== undefined && (
        <p>
          On condition: <Said>{conditions}</Said>
        </p>
      )}
    </>
  );
}
