/** Stands where the answer will stand, so that nothing else moves when it comes. */
export function Loading() {
  return (
    <div className="loading">
      <h1 className="govuk-heading-l loading__title">One moment</h1>
      <p role="status">Asking the record …</p>
    </div>
  );
}
