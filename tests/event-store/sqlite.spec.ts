import { eventStoreContract } from './contract';
import { sqliteBook } from './sqlite-books';

eventStoreContract('SQLite', () => sqliteBook());
