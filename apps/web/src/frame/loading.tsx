/** Stands where the answer will stand, so that nothing else moves when it comes. */
export function Loading() {
  return (
    <p className="loading" role="status">
      Asking the record …
    </p>
  );
}
