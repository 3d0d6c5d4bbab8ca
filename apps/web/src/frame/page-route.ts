import { createContext, use, type ComponentType } from 'react';

export interface PageRoute {
  readonly path: string;
  /** The page's own part of the program, fetched when it is first opened. */
  readonly load: () => Promise<{ readonly Component: ComponentType }>;
  /** Its name in the bar on top. */
  readonly nav?: string;
  /** Its name among the pages of one negotiation or consortium, with whose path its own begins. */
  readonly tab?: string;
}

/** The table of pages, for what stands around them. */
export const EveryPage = createContext<readonly PageRoute[]>([]);

export const useNavPages = (): readonly PageRoute[] => use(EveryPage).filter(({ nav }) => nav !== undefined);

/** The pages of one record: `/negotiations/:id` or `/consortia/:id`, in the order of the table. */
export const useTabsOf = (record: string): readonly PageRoute[] =>
  use(EveryPage).filter(({ path, tab }) => tab !== undefined && (path === record || path.startsWith(`${record}/`)));
