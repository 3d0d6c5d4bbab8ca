import type { PageRoute } from './frame/page-route';

/** Every page. How their addresses begin is known to the server too (apps/api/src/page/page.controller.ts). */
export const PAGES: readonly PageRoute[] = [
  { path: '/', nav: 'Negotiations', load: () => import('./pages/negotiations/negotiations-page') },
  { path: '/negotiations/:id', tab: 'Position', load: () => import('./pages/position/position-page') },
];
