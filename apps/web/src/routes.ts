import type { PageRoute } from './frame/page-route';

/** Every page. How their addresses begin is known to the server too (apps/api/src/page/page.controller.ts). */
export const PAGES: readonly PageRoute[] = [
  { path: '/', nav: 'Negotiations', load: () => import('./pages/negotiations/negotiations-page') },
  { path: '/negotiations/:id', tab: 'Position', load: () => import('./pages/position/position-page') },
  { path: '/negotiations/:id/movement', tab: 'Movement', load: () => import('./pages/movement/movement-page') },
  { path: '/negotiations/:id/history', tab: 'History', load: () => import('./pages/history/negotiation-history-page') },
  { path: '/negotiations/:id/timeline', tab: 'Timeline', load: () => import('./pages/timeline/timeline-page') },
  { path: '/negotiations/:id/meetings', tab: 'Meetings', load: () => import('./pages/meeting/meetings-page') },
  { path: '/negotiations/:id/meetings/:meeting', load: () => import('./pages/meeting/meeting-page') },
  { path: '/negotiations/:id/clocks', tab: 'Two clocks', load: () => import('./pages/clocks/clocks-page') },
  { path: '/negotiations/:id/decisions/:decision', load: () => import('./pages/basis/negotiation-basis-page') },
  { path: '/negotiations/:id/meetings/:meeting/minutes', load: () => import('./pages/minutes/minutes-page') },
  { path: '/consortia/:id', tab: 'Members', load: () => import('./pages/consortium/consortium-page') },
  { path: '/consortia/:id/history', tab: 'History', load: () => import('./pages/history/consortium-history-page') },
  { path: '/consortia/:id/decisions/:approval', load: () => import('./pages/basis/consortium-basis-page') },
  { path: '/parties/:id', load: () => import('./pages/party/party-page') },
  { path: '/people/:id', load: () => import('./pages/person/person-page') },
  { path: '/sources/:id', load: () => import('./pages/source/source-page') },
  { path: '/entries/:id', load: () => import('./pages/entry/entry-page') },
  { path: '/search', nav: 'Search', load: () => import('./pages/search/search-page') },
];
