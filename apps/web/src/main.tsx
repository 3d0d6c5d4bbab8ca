import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { isForeseen } from './api/problem';
import { queries } from './api/queries';
import { Answers, Broken } from './frame/failed';
import { Frame } from './frame/frame';
import { NoSuchPage } from './frame/no-such-page';
import { EveryPage } from './frame/page-route';
import { startFeed } from './live/use-live';
import { NothingKept } from './notes/kept-database';
import { startSending } from './notes/start-sending';
import { keepPage } from './offline/keep-page';
import { PAGES } from './routes';

const pages = [...PAGES.map(({ path, load }) => ({ path, lazy: load })), { path: '*', Component: NoSuchPage }];
const router = createBrowserRouter([
  {
    Component: Frame,
    // Nothing, until the page's own part of the program is here: whatever stood there would move.
    hydrateFallbackElement: <></>,
    children: [{ Component: Answers, errorElement: <Broken />, children: pages }],
  },
]);

/** What the server refused, or did not answer, is shown in the page; it is no fault of the program. */
const onCaughtError = (error: unknown): void => {
  if (!isForeseen(error) && !(error instanceof NothingKept)) console.error(error);
};

startFeed();
startSending();
keepPage();
createRoot(document.getElementById('page') as HTMLElement, { onCaughtError }).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <EveryPage value={PAGES}>
        <RouterProvider router={router} />
      </EveryPage>
    </QueryClientProvider>
  </StrictMode>,
);
