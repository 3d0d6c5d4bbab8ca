import type { ReactNode } from 'react';

export function Press({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={onPress}>
      {children}
    </button>
  );
}
