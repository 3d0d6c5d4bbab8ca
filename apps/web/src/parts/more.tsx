/** The rest of a list that comes page by page. */
export function More({
  more,
  isLoading,
  what,
}: {
  readonly more: (() => void) | undefined;
  readonly isLoading: boolean;
  readonly what: string;
}) {
  if (more === undefined) return null;
  return (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={more} aria-disabled={isLoading}>
      {isLoading ? 'Asking the record …' : `Show more ${what}`}
    </button>
  );
}
