const SAYS =
  'The book does not hold all that its views were made from, or that was recorded here: it was put back to an earlier state, or is another copy. ' +
  'Put the newer backup in its place; or take the book as it is, and make the views anew with `parley rebuild`: what it lacks is then lost.';

/** Nothing is recorded, fed or answered on top of what the book does not hold. The message is one line that says what to do. */
export class BookWentBack extends Error {
  readonly code = 'book-went-back';

  constructor() {
    super(SAYS);
  }
}
