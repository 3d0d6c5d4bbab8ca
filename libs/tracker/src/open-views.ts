import { isViewsError, ViewsRefused, type BookIdentity, type Views, type ViewsErrorCode } from '@parley/read-model';
import { openPostgresViews } from '@parley/read-model/postgres';
import { openSqliteViews } from '@parley/read-model/sqlite';
import { saidOfFile, unfitFile } from './file-place';
import type { ViewsAddress } from './store-address';

export const VIEWS_SETTING = 'PARLEY_READ_MODEL';

/** Opens the views at an address; what is absent there is made. `clock`: absent for the machine's own. Throws `ViewsRefused`. */
export async function openViewsAt(address: ViewsAddress, clock?: () => number): Promise<Views> {
  const now = clock && { now: clock };
  try {
    if (address.kind === 'postgres') return await openPostgresViews({ connectionString: address.connectionString, ...now });
    const unfit = unfitFile(address.file);
    if (unfit !== undefined) throw new ViewsRefused(unfit);
    return await openSqliteViews({ file: address.file, ...now });
  } catch (error) {
    throw asRefused(address, error);
  }
}

function asRefused(address: ViewsAddress, error: unknown): unknown {
  const why = error instanceof ViewsRefused ? error.message : saidOfFile(error);
  const place = address.kind === 'sqlite' ? `${address.file}: ` : '';
  return why === undefined ? error : new ViewsRefused(`${VIEWS_SETTING}: ${place}${why}`, { cause: error });
}

/** Throws `ViewsRefused` where the views were made from another book, or from this one before it was restored. What passes by itself is left to the feeding. */
export async function requireViewsOf(identity: BookIdentity, views: Views): Promise<void> {
  await views.checkpoint(identity).catch((error: unknown) => {
    const why = isViewsError(error) ? FOREIGN[error.code] : undefined;
    if (why !== undefined) throw new ViewsRefused(`${VIEWS_SETTING}: ${why}`, { cause: error });
  });
}

const FOREIGN: Readonly<Partial<Record<ViewsErrorCode, string>>> = {
  'foreign-book': 'these views were made from another book; name others, or `parley rebuild` makes them anew from this book.',
  'foreign-epoch': 'these views were made before the book was restored; `parley rebuild` makes them anew.',
};
