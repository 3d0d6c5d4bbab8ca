import { HistoryOf } from './history-of';

export const Component = () => <HistoryOf question="/api/consortia/{id}/history" tabs="/consortia/:id" />;
