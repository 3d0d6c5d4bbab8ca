import { HistoryOf } from './history-of';

export const Component = () => <HistoryOf question="/api/negotiations/{id}/history" tabs="/negotiations/:id" />;
