import { viewsContract } from './contract';
import { newSqlitePlace } from './sqlite-place';

viewsContract('SQLite', newSqlitePlace);
